package org.vigie.launcher.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vigie.contract.UserError;

/**
 * The user Elasticsearch runs as when we are root, which it refuses to be: the owner of its folder or of the folder
 * above, or {@code nobody} where that is root. We hand over what it writes, and check first that it can get there.
 */
record Unprivileged(int uid, int gid) {
    private static final String REFUSES_ROOT = "Elasticsearch refuses to run as root, and ";
    private static final String RUN_AS_ONE = "run vigie as an ordinary user";

    /** Prints the first of its arguments that it cannot enter or execute. */
    private static final String FIRST_OUT_OF_REACH =
            "for path do test -x \"$path\" || { printf %s \"$path\"; exit 1; }; done";

    /**
     * Empty when we are not root: then Elasticsearch runs as we do.
     *
     * @throws UserError when there is no such user or no way to become it
     */
    static Optional<Unprivileged> insteadOfRoot(Path folder) throws IOException {
        if (!isRoot()) {
            return Optional.empty();
        }
        var user = ownerOf(folder)
                .or(() -> ownerOf(folder.resolveSibling("")))
                .orElseGet(() -> new Unprivileged(idOfNobody("-u"), idOfNobody("-g")));
        var problem = user.output(List.of("true"));
        if (!problem.isEmpty()) {
            throw new UserError(REFUSES_ROOT + "setpriv cannot make it run as another user (" + problem
                    + "): install setpriv from the package util-linux, or " + RUN_AS_ONE);
        }
        return Optional.of(user);
    }

    /** Lets other users pass through a folder of ours, without letting them list it; when we are root only. */
    static void letThrough(Path folder) throws IOException {
        if (isRoot()) {
            var permissions = Files.getPosixFilePermissions(folder);
            if (permissions.add(PosixFilePermission.OTHERS_EXECUTE)) {
                Files.setPosixFilePermissions(folder, permissions);
            }
        }
    }

    /** The command as this user, with this user's groups alone. */
    List<String> command(List<String> command) {
        var all = new ArrayList<>(List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--"));
        all.addAll(command);
        return all;
    }

    /** Hands over a folder with all that is in it. */
    void own(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var each : (Iterable<Path>) all::iterator) {
                if ((Integer) Files.getAttribute(each, "unix:uid") != uid) {
                    Files.setAttribute(each, "unix:uid", uid);
                    Files.setAttribute(each, "unix:gid", gid);
                }
            }
        }
    }

    /**
     * Checks that this user can enter a folder or execute a file, and all folders above it.
     *
     * @param remedy the end of the sentence
     * @throws UserError that names the first one where it cannot
     */
    void verifyReach(Path target, String remedy) {
        var steps = new ArrayList<String>();
        for (var step = target.toAbsolutePath(); step != null; step = step.getParent()) {
            steps.addFirst(step.toString());
        }
        var check = new ArrayList<>(List.of("/bin/sh", "-c", FIRST_OUT_OF_REACH, "sh"));
        check.addAll(steps);
        var outOfReach = output(check);
        if (!outOfReach.isEmpty()) {
            throw new UserError(REFUSES_ROOT + "user number " + uid + ", as which it runs instead, has no access to "
                    + outOfReach + ": " + remedy + ", or " + RUN_AS_ONE);
        }
    }

    private String output(List<String> command) {
        return outputOf(command(command));
    }

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static Optional<Unprivileged> ownerOf(Path folder) {
        try {
            int uid = (Integer) Files.getAttribute(folder, "unix:uid");
            int gid = (Integer) Files.getAttribute(folder, "unix:gid");
            return uid == 0 ? Optional.empty() : Optional.of(new Unprivileged(uid, gid));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static int idOfNobody(String which) {
        var said = outputOf(List.of("id", which, "nobody"));
        try {
            return Integer.parseInt(said);
        } catch (NumberFormatException e) {
            throw new UserError(
                    REFUSES_ROOT + "there is no user \"nobody\" to run it as (" + said
                            + "): give the data folder to an ordinary user, or " + RUN_AS_ONE,
                    e);
        }
    }

    /** What a short command prints; what stops it where it cannot be run. */
    private static String outputOf(List<String> command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
