package org.vigie.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.jspecify.annotations.Nullable;

/**
 * Where the embedded servers keep their data unless told otherwise: in the user's home. Only where root's home is closed to
 * others, and Elasticsearch, which never runs as root, could not reach it: under {@code /var/lib}.
 */
final class DataFolders {
    private DataFolders() {}

    static Path of(@Nullable String chosen, String name) {
        if (chosen != null) {
            return Path.of(chosen).toAbsolutePath().normalize();
        }
        var home = Path.of(System.getProperty("user.home"));
        return System.getProperty("user.name").equals("root") && !isOpenToOthers(home)
                ? Path.of("/var/lib", name)
                : home.resolve("." + name);
    }

    private static boolean isOpenToOthers(Path folder) {
        try {
            return Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE);
        } catch (IOException | UnsupportedOperationException e) {
            return true;
        }
    }
}
