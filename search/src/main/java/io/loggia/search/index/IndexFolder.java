package io.loggia.search.index;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/** Decides whether the files in a folder can be gone on with. What cannot be read is given up: it can be made again. */
final class IndexFolder {

    private static final Logger LOGGER = System.getLogger(IndexFolder.class.getName());

    private IndexFolder() {}

    /** Opens what stands on the files, in the mode that they allow. */
    interface Opener<T> {
        T open(Directory directory, OpenMode mode) throws IOException;
    }

    /** @param format of an index that can be gone on with */
    static <T> T open(Path folder, String format, Opener<T> opener) throws IOException {
        Files.createDirectories(folder);
        Directory directory = FSDirectory.open(folder);
        boolean opened = false;
        try {
            T open = open(directory, format, opener);
            opened = true;
            return open;
        } finally {
            if (!opened) {
                directory.close();
            }
        }
    }

    /** @param directory what lies in the folder */
    static <T> T open(Directory directory, String format, Opener<T> opener) throws IOException {
        try {
            if (!DirectoryReader.indexExists(directory)) {
                return opener.open(directory, OpenMode.CREATE);
            }
            if (!CommitMark.isCurrent(SegmentInfos.readLatestCommit(directory).getUserData(), format)) {
                LOGGER.log(Level.INFO, "Another version wrote the search index; it is built again");
            } else if (isSound(directory)) {
                return opener.open(directory, OpenMode.APPEND);
            } else {
                LOGGER.log(Level.WARNING, "Files of the search index have changed by themselves; it is built again");
            }
        } catch (CorruptIndexException
                | IndexFormatTooOldException
                | IndexFormatTooNewException
                | EOFException
                | FileNotFoundException
                | NoSuchFileException
                // Lucene answers so for the codec of a version that it does not carry.
                | IllegalArgumentException e) {
            LOGGER.log(Level.WARNING, "The search index is damaged; it is built again", e);
        }
        for (String file : directory.listAll()) {
            directory.deleteFile(file);
        }
        return opener.open(directory, OpenMode.CREATE);
    }

    /** Compares every file with its checksum: a byte that a disk lost would else be met by a search, long after. */
    private static boolean isSound(Directory directory) throws IOException {
        try (CheckIndex check = new CheckIndex(directory)) {
            check.setLevel(CheckIndex.Level.MIN_LEVEL_FOR_CHECKSUM_CHECKS);
            CheckIndex.Status status = check.checkIndex();
            for (CheckIndex.Status.SegmentInfoStatus segment : status.segmentInfos) {
                Throwable error = segment.error;
                Throwable reason = error == null || error.getCause() == null ? error : error.getCause();
                if (isOfTheMoment(reason)) {
                    throw new IOException("The files of the search index cannot be read at the moment", reason);
                }
            }
            return status.clean;
        }
    }

    /** Too many open files, a disk that is away, no memory: none says that the files are damaged. */
    private static boolean isOfTheMoment(@Nullable Throwable reason) {
        return switch (reason) {
            case CorruptIndexException e -> false;
            case IndexFormatTooOldException e -> false;
            case IndexFormatTooNewException e -> false;
            case EOFException e -> false;
            case FileNotFoundException e -> false;
            case NoSuchFileException e -> false;
            case IOException e -> true;
            case VirtualMachineError e -> true;
            case null, default -> false;
        };
    }
}
