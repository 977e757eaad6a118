package io.loggia.media.packaging;

import io.loggia.media.plan.Rendition;
import io.loggia.media.plan.Span;
import io.loggia.media.plan.TranscodePlan;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is encoded, by span. A span's folder gets its name when it is complete; until then it has another, and one more for
 * the segments that an attempt which was cut off has finished. What is there of an earlier attempt counts only if that
 * followed the same plan.
 */
final class KeptSpans {

    private static final String PLAN = "plan.txt";
    private static final String UNFINISHED = ".part";
    private static final String HEAD = ".head";
    private static final String SEGMENT = ".m4s";

    private final Path folder;
    private final WholeSegments whole;

    KeptSpans(Path folder, WholeSegments whole) {
        this.folder = folder;
        this.whole = whole;
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

    /**
     * Sets aside what an attempt that was cut off has finished of a span. Something is always left to encode: behind the
     * last segment of an open span there may be no picture, so that one is not counted.
     *
     * @return how many segments need not be encoded again
     */
    int head(String name, List<Rendition> renditions, Span span) throws IOException {
        Path own = folder.resolve(name + UNFINISHED);
        Path head = folder.resolve(name + HEAD);
        int finished = Integer.MAX_VALUE;
        for (Rendition rendition : renditions) {
            int before = count(rendition, span, List.of(head));
            int count = count(rendition, span, List.of(head, own));
            finished = Math.min(
                    finished, span.isOpen() ? Math.max(before, count - 1) : Math.min(count, span.segments() - 1));
        }
        for (Rendition rendition : renditions) {
            Path target = Files.createDirectories(head.resolve(rendition.folder()));
            for (int i = 0; i < finished; i++) {
                if (!isWhole(rendition, span, i, List.of(head))) {
                    Path from = segment(own, rendition, span, i);
                    Files.move(from, segment(head, rendition, span, i), StandardCopyOption.ATOMIC_MOVE);
                }
            }
            Path init = target.resolve(RenditionFiles.INIT);
            if (finished > 0 && !Files.exists(init)) {
                Path from = own.resolve(rendition.folder()).resolve(RenditionFiles.INIT);
                Files.move(from, init, StandardCopyOption.ATOMIC_MOVE);
            }
            for (Path segment : segments(target)) {
                if (segment.compareTo(segment(head, rendition, span, finished)) >= 0) {
                    Files.delete(segment);
                }
            }
        }
        return finished;
    }

    /** Whole segments from the span's first on, each in any of the folders. */
    private int count(Rendition rendition, Span span, List<Path> folders) throws IOException {
        int count = 0;
        while (isWhole(rendition, span, count, folders)) {
            count++;
        }
        return count;
    }

    private boolean isWhole(Rendition rendition, Span span, int number, List<Path> folders) throws IOException {
        for (Path one : folders) {
            if (whole.isWhole(segment(one, rendition, span, number), rendition)) {
                return true;
            }
        }
        return false;
    }

    private static Path segment(Path folder, Rendition rendition, Span span, int number) {
        return folder.resolve(rendition.folder()).resolve(RenditionFiles.segmentName(span.firstSegment() + number));
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
    int takeOver(List<String> names, Rendition rendition, Path presentation) throws IOException {
        TreeMap<String, Path> found = new TreeMap<>();
        @Nullable Path init = null;
        for (Source source : sources(names, rendition.folder())) {
            List<Path> segments = certain(source, rendition);
            for (Path segment : segments) {
                found.put(String.valueOf(segment.getFileName()), segment);
            }
            Path own = source.folder().resolve(RenditionFiles.INIT);
            // It is written whole before the first segment gets its name.
            if (!segments.isEmpty()) {
                requireSame(init, own);
                init = init == null ? own : init;
            }
        }
        Path target = Files.createDirectories(presentation.resolve(rendition.folder()));
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

    /** @param growing whether an encoder may be at work there, or have been stopped */
    private record Source(Path folder, boolean growing) {}

    private List<Source> sources(List<String> names, String rendition) {
        List<Source> sources = new ArrayList<>();
        for (String name : names) {
            Path head = folder.resolve(name + HEAD).resolve(rendition);
            if (isBegun(head)) {
                sources.add(new Source(head, false));
            }
            Path done = folder.resolve(name).resolve(rendition);
            Path part = folder.resolve(name + UNFINISHED).resolve(rendition);
            if (Files.isDirectory(done)) {
                sources.add(new Source(done, false));
            } else if (isBegun(part)) {
                sources.add(new Source(part, true));
            }
        }
        return sources;
    }

    /** Without this file, segments are on their way from one folder to the other, and what stays behind is encoded again. */
    private static boolean isBegun(Path source) {
        return Files.exists(source.resolve(RenditionFiles.INIT));
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

    /** What is in a folder, but for a last segment at which an encoder may have been stopped. */
    private List<Path> certain(Source source, Rendition rendition) throws IOException {
        List<Path> segments = segments(source.folder());
        if (segments.isEmpty() || !source.growing()) {
            return segments;
        }
        Path last = Collections.max(segments);
        return whole.isWhole(last, rendition)
                ? segments
                : segments.stream().filter(segment -> !segment.equals(last)).toList();
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
