package io.loggia.media.packaging;

import io.loggia.media.plan.Rendition;
import io.loggia.media.plan.TranscodePlan;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is encoded, by span. A span's folder gets its name when it is complete; until then it has another. What is there
 * of an earlier attempt counts only if that followed the same plan.
 */
final class KeptSpans {

    private static final String PLAN = "plan.txt";
    private static final String UNFINISHED = ".part";
    private static final String SEGMENT = ".m4s";

    private final Path folder;

    KeptSpans(Path folder) {
        this.folder = folder;
    }

    /** @return whether there may be spans of an earlier attempt */
    boolean openFor(List<TranscodePlan> plans) throws IOException {
        String wanted = plans.stream().map(TranscodePlan::recipe).collect(Collectors.joining("\n\n"));
        Path note = folder.resolve(PLAN);
        if (Files.isRegularFile(note) && Files.readString(note).equals(wanted)) {
            return true;
        }
        remove();
        Files.createDirectories(folder);
        Path fresh = folder.resolve(PLAN + UNFINISHED);
        Files.writeString(fresh, wanted);
        Files.move(fresh, note, StandardCopyOption.ATOMIC_MOVE);
        return false;
    }

    boolean isDone(String name) {
        return Files.isDirectory(folder.resolve(name));
    }

    /** An empty folder to encode into. */
    Path begin(String name, List<Rendition> renditions) throws IOException {
        Path own = folder.resolve(name + UNFINISHED);
        delete(own);
        for (Rendition rendition : renditions) {
            Files.createDirectories(own.resolve(rendition.folder()));
        }
        return own;
    }

    void done(String name) throws IOException {
        Files.move(folder.resolve(name + UNFINISHED), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Brings a rendition's segments to where they are played from, as far as they follow on each other. What is there
     * already stays: somebody may be reading it.
     *
     * @return how many segments lie behind a gap
     */
    int takeOver(List<String> names, String rendition, Path presentation) throws IOException {
        TreeMap<String, Path> found = new TreeMap<>();
        @Nullable Path init = null;
        for (String name : names) {
            Path done = folder.resolve(name).resolve(rendition);
            Path source = Files.isDirectory(done)
                    ? done
                    : folder.resolve(name + UNFINISHED).resolve(rendition);
            List<Path> segments = segments(source);
            for (Path segment : segments) {
                found.put(String.valueOf(segment.getFileName()), segment);
            }
            Path own = source.resolve(RenditionFiles.INIT);
            // It is written whole before the first segment gets its name.
            if (!segments.isEmpty()) {
                requireSame(init, own);
                init = init == null ? own : init;
            }
        }
        Path target = Files.createDirectories(presentation.resolve(rendition));
        if (init != null) {
            link(init, target.resolve(RenditionFiles.INIT));
        }
        int number = 0;
        while (true) {
            String name = RenditionFiles.segmentName(number);
            Path segment = found.remove(name);
            if (segment != null) {
                link(segment, target.resolve(name));
            } else if (!Files.exists(target.resolve(name))) {
                return found.size();
            }
            number++;
        }
    }

    /** Brings a rendition of another presentation along. */
    static void takeAlong(Path from, String rendition, Path presentation) throws IOException {
        Path target = Files.createDirectories(presentation.resolve(rendition));
        Path source = from.resolve(rendition);
        link(source.resolve(RenditionFiles.INIT), target.resolve(RenditionFiles.INIT));
        for (Path segment : segments(source)) {
            link(segment, target.resolve(segment.getFileName()));
        }
    }

    private static void requireSame(@Nullable Path first, Path other) throws IOException {
        if (first != null && Files.mismatch(first, other) >= 0) {
            throw Incomplete.of();
        }
    }

    private static List<Path> segments(Path source) throws IOException {
        if (!Files.isDirectory(source)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(source)) {
            return files.filter(file -> file.toString().endsWith(SEGMENT)).toList();
        }
    }

    private static void link(Path from, Path to) throws IOException {
        if (Files.exists(to)) {
            return;
        }
        try {
            Files.createLink(to, from);
        } catch (FileAlreadyExistsException e) {
            return;
        } catch (UnsupportedOperationException | java.nio.file.FileSystemException e) {
            Path copy = to.resolveSibling(to.getFileName() + UNFINISHED);
            Files.copy(from, copy, StandardCopyOption.REPLACE_EXISTING);
            Files.move(copy, to, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    void remove() throws IOException {
        forget();
        delete(folder);
    }

    /** Ahead of the rest: a removal that is cut off must not leave half a span that counts. */
    void forget() throws IOException {
        Files.deleteIfExists(folder.resolve(PLAN));
    }

    private static void delete(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
