package io.loggia.portal.search.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The two places that an index can lie in, of which one is in use: the next is built in the other, and then they change
 * parts. A crash at any point leaves one that is whole, or none, and then it is built anew.
 */
final class IndexShelf {

    private static final String MARK = "current";
    private static final List<String> PLACES = List.of("a", "b");

    private final Path folder;

    IndexShelf(Path folder) {
        this.folder = folder;
    }

    /** The place in use. What lies about from older versions, or from a build that was cut off, is removed. */
    Path open() throws IOException {
        Files.createDirectories(folder);
        Path current = folder.resolve(current());
        List<Path> others;
        try (Stream<Path> entries = Files.list(folder)) {
            others = entries.filter(entry -> !entry.equals(current)
                            && !entry.getFileName().toString().equals(MARK))
                    .toList();
        }
        for (Path other : others) {
            delete(other);
        }
        return current;
    }

    /** The place in use, with all that lies about left as it is. */
    Path inUse() throws IOException {
        return folder.resolve(current());
    }

    /** The place that is not in use, empty. */
    Path other() throws IOException {
        Path other = folder.resolve(current().equals(PLACES.getFirst()) ? PLACES.getLast() : PLACES.getFirst());
        delete(other);
        return other;
    }

    /** From now on this place is the one in use, also after a restart. */
    void use(Path place) throws IOException {
        Path mark = folder.resolve(MARK + ".tmp");
        Files.writeString(mark, place.getFileName().toString());
        Files.move(mark, folder.resolve(MARK), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private String current() throws IOException {
        try {
            String name = Files.readString(folder.resolve(MARK)).strip();
            return PLACES.contains(name) ? name : PLACES.getFirst();
        } catch (NoSuchFileException e) {
            return PLACES.getFirst();
        }
    }

    static void delete(Path place) throws IOException {
        if (Files.exists(place)) {
            try (Stream<Path> files = Files.walk(place)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
