package org.vigie.launcher.servers;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipError;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.UserError;

/** Unpacks the official distribution, once per version. An unpacking that was interrupted is done again. */
final class ElasticsearchHome {
    private ElasticsearchHome() {}

    /**
     * The unpacked distribution, a folder {@code elasticsearch-VERSION} under the given one.
     *
     * @throws UserError when the zip is missing or broken
     */
    static Path unpacked(Path zip, Path folder) throws IOException {
        if (!Files.isReadable(zip)) {
            throw new UserError("the Elasticsearch distribution " + zip + " is missing: build it with \"mvn package\"");
        }
        try (var archive = FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", "true"))) {
            var top = onlyFolder(archive.getPath("/"), zip);
            var home = folder.resolve(top.getFileName().toString().replace("/", ""));
            if (Files.notExists(home)) {
                var unfinished = folder.resolve("unpacking");
                delete(unfinished);
                copy(top, unfinished);
                Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
            }
            return home;
        } catch (ZipException | ZipError e) {
            throw broken(zip, String.valueOf(e.getMessage()), e);
        }
    }

    private static Path onlyFolder(Path root, Path zip) throws IOException {
        try (var entries = Files.list(root)) {
            return entries.filter(entry -> Files.exists(entry.resolve("bin/elasticsearch")))
                    .findFirst()
                    .orElseThrow(() -> broken(zip, "it has no bin/elasticsearch", null));
        }
    }

    private static UserError broken(Path zip, String why, @Nullable Throwable cause) {
        var message = "the Elasticsearch distribution " + zip + " is broken (" + why
                + "): delete it and build it again with \"mvn package\"";
        return cause == null ? new UserError(message) : new UserError(message, cause);
    }

    /** With permissions as in the archive, whatever our umask: another user may be the one to run it. */
    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path source, BasicFileAttributes attributes) throws IOException {
                permit(source, Files.createDirectories(target(source)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path source, BasicFileAttributes attributes) throws IOException {
                permit(source, Files.copy(source, target(source)));
                return FileVisitResult.CONTINUE;
            }

            private Path target(Path source) {
                return to.resolve(from.relativize(source).toString());
            }
        });
    }

    private static void permit(Path source, Path target) throws IOException {
        @SuppressWarnings("unchecked")
        var permissions =
                (Set<PosixFilePermission>) Files.getAttribute(source, "zip:permissions", LinkOption.NOFOLLOW_LINKS);
        if (permissions != null) {
            Files.setPosixFilePermissions(target, permissions);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var all = Files.walk(folder)) {
                for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
