package io.loggia.analytics.export;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.apache.poi.util.TempFileCreationStrategy;

/**
 * The folder in which workbooks grow before they are sent. They tell who watched what, so nobody else may read it, and
 * what a killed server left behind is removed when it is opened again (attack E10).
 *
 * <p>One running server at a time may own a folder.
 */
public final class ExportFolder {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private final Path folder;

    private ExportFolder(Path folder) {
        this.folder = folder;
    }

    /** Makes the folder, closes it to others, and removes all files in it. */
    public static ExportFolder open(Path folder) throws IOException {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        Files.createDirectories(
                folder,
                posix
                        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                        : new FileAttribute<?>[0]);
        if (posix) {
            Files.setPosixFilePermissions(folder, OWNER_ONLY);
        }
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder)) {
            for (Path leftover : leftovers) {
                if (Files.isRegularFile(leftover)) {
                    Files.deleteIfExists(leftover);
                }
            }
        }
        return new ExportFolder(folder);
    }

    TempFileCreationStrategy strategy() {
        return new TempFileCreationStrategy() {
            @Override
            public File createTempFile(String prefix, String suffix) throws IOException {
                // Files makes them readable by the owner alone.
                return Files.createTempFile(folder, prefix, suffix).toFile();
            }

            @Override
            public File createTempDirectory(String prefix) {
                throw new UncheckedIOException(new IOException("a workbook needs no temporary directory"));
            }
        };
    }
}
