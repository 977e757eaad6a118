package io.loggia.media.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds a folder of playlists against the rules of RFC 8216bis that can be checked from its files. */
final class Playlists {

    private static final Pattern ATTRIBUTE = Pattern.compile("([A-Z0-9-]+)=(\"[^\"]*\"|[^,]*)");
    private static final Set<String> ONCE = Set.of(
            "#EXT-X-VERSION",
            "#EXT-X-TARGETDURATION",
            "#EXT-X-MEDIA-SEQUENCE",
            "#EXT-X-PLAYLIST-TYPE",
            "#EXT-X-ENDLIST",
            "#EXT-X-INDEPENDENT-SEGMENTS",
            "#EXT-X-I-FRAMES-ONLY",
            "#EXT-X-START");

    private final Path folder;
    private final Set<Integer> targets = new TreeSet<>();
    private final List<String> faults = new ArrayList<>();

    private Playlists(Path folder) {
        this.folder = folder;
    }

    /** @return what is wrong, a sentence each; empty when all is well */
    static List<String> faults(Path folder) {
        Playlists check = new Playlists(folder);
        check.master();
        return check.faults;
    }

    private List<String> read(Path file) {
        try {
            String text = Files.readString(file);
            // §4.1: UTF-8 without a mark, each line ended.
            require(!text.startsWith("\uFEFF"), file, "has a byte order mark");
            require(text.endsWith("\n"), file, "does not end with a line's end");
            List<String> lines = text.lines().toList();
            require(lines.getFirst().equals("#EXTM3U"), file, "does not begin with #EXTM3U");
            for (String tag : ONCE) {
                long count = lines.stream()
                        .filter(line -> line.equals(tag) || line.startsWith(tag + ":"))
                        .count();
                require(count <= 1, file, "has more than one " + tag);
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void require(boolean holds, Path file, String what) {
        if (!holds) {
            faults.add(folder.relativize(file) + " " + what);
        }
    }

    static Map<String, String> attributes(String line) {
        Map<String, String> found = new LinkedHashMap<>();
        Matcher matcher = ATTRIBUTE.matcher(line.substring(line.indexOf(':') + 1));
        while (matcher.find()) {
            String value = matcher.group(2);
            found.put(matcher.group(1), value.startsWith("\"") ? value.substring(1, value.length() - 1) : value);
        }
        return found;
    }

    private void master() {
        Path file = folder.resolve("master.m3u8");
        List<String> lines = read(file);
        require(lines.contains("#EXT-X-INDEPENDENT-SEGMENTS"), file, "does not say that segments are independent");
        Map<String, Set<String>> groups = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        long sound = 0;
        Set<List<Double>> borders = new HashSet<>();
        for (String line : lines) {
            if (line.startsWith("#EXT-X-MEDIA:")) {
                Map<String, String> media = attributes(line);
                String type = media.get("TYPE") + "/" + media.get("GROUP-ID");
                groups.computeIfAbsent(type, key -> new TreeSet<>()).add(media.get("NAME"));
                require(names.add(type + media.get("NAME")), file, "names two renditions of a group alike");
                if (media.containsKey("URI") && "AUDIO".equals(media.get("TYPE"))) {
                    sound = Math.max(sound, media(folder.resolve(media.get("URI")), false, borders));
                }
            }
        }
        borders.clear();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("#EXT-X-STREAM-INF:")) {
                Map<String, String> stream = attributes(lines.get(i));
                require(stream.containsKey("BANDWIDTH"), file, "has a variant without BANDWIDTH");
                require(stream.containsKey("CODECS"), file, "has a variant without CODECS");
                String audio = stream.get("AUDIO");
                require(audio == null || groups.containsKey("AUDIO/" + audio), file, "refers to a group that is not");
                require(!lines.get(i + 1).startsWith("#"), file, "has a variant without an address");
                long peak = media(folder.resolve(lines.get(i + 1)), false, borders) + (audio == null ? 0 : sound);
                long told = Long.parseLong(stream.get("BANDWIDTH"));
                require(Math.abs(told - peak) <= 2, file, "tells BANDWIDTH " + told + ", measured " + peak);
                require(Long.parseLong(stream.get("AVERAGE-BANDWIDTH")) <= told, file, "has an average above its peak");
            } else if (lines.get(i).startsWith("#EXT-X-I-FRAME-STREAM-INF:")) {
                Map<String, String> stream = attributes(lines.get(i));
                long peak = media(folder.resolve(stream.get("URI")), true, new HashSet<>());
                require(
                        Math.abs(Long.parseLong(stream.get("BANDWIDTH")) - peak) <= 2,
                        file,
                        "tells a wrong BANDWIDTH of I-frames");
            }
        }
        require(borders.size() <= 1, file, "has variants whose segments do not share their borders: " + borders);
    }

    /** What the first box says a file can be read as (ISO/IEC 14496-12 §4.3). */
    private static String brands(Path init) {
        try {
            byte[] bytes = Files.readAllBytes(init);
            int length = ByteBuffer.wrap(bytes).getInt();
            return new String(bytes, 0, Math.min(length, bytes.length), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the peak bit rate as §4.4.6.2 defines it */
    private long media(Path file, boolean iframes, Set<List<Double>> borders) {
        List<String> lines = read(file);
        int target = number(lines, "#EXT-X-TARGETDURATION:");
        targets.add(target);
        require(targets.size() == 1, file, "does not share the others' target duration: " + targets);
        int version = number(lines, "#EXT-X-VERSION:");
        require(version >= (iframes ? 5 : 6), file, "has EXT-X-MAP below the version for it");
        require(lines.contains("#EXT-X-I-FRAMES-ONLY") == iframes, file, "is of the wrong kind");
        require(lines.contains("#EXT-X-ENDLIST"), file, "does not end");
        require(!lines.contains("#EXT-X-DISCONTINUITY"), file, "has a discontinuity that nothing calls for");
        int firstInfo = lines.indexOf(lines.stream()
                .filter(line -> line.startsWith("#EXTINF"))
                .findFirst()
                .orElse(""));
        String map = lines.stream()
                .filter(line -> line.startsWith("#EXT-X-MAP:"))
                .findFirst()
                .orElse("");
        require(!map.isEmpty() && lines.indexOf(map) < firstInfo, file, "has no EXT-X-MAP ahead of its segments");
        Path init = file.resolveSibling(attributes(map).get("URI"));
        require(Files.isRegularFile(init), file, "names no init segment");
        require(brands(init).contains("cmfc"), file, "names an init segment that is no CMAF header");
        List<Double> lengths = new ArrayList<>();
        List<Long> sizes = new ArrayList<>();
        List<Double> ends = new ArrayList<>();
        double at = 0;
        long range = -1;
        for (String line : lines) {
            if (line.startsWith("#EXTINF:")) {
                double seconds = Double.parseDouble(line.substring(8, line.indexOf(',')));
                require(Math.round(seconds) <= target, file, "has a segment longer than its target: " + seconds);
                lengths.add(seconds);
                at += seconds;
                ends.add(Math.round(at * 1000) / 1000.0);
            } else if (line.startsWith("#EXT-X-BYTERANGE:")) {
                range = Long.parseLong(line.substring(17, line.indexOf('@')));
            } else if (!line.startsWith("#")) {
                Path segment = file.resolveSibling(line);
                require(Files.isRegularFile(segment), file, "names a segment that is not there: " + line);
                sizes.add(iframes ? range : segment.toFile().length());
            }
        }
        require(!sizes.isEmpty() && sizes.size() == lengths.size(), file, "has segments without a length");
        if (!ends.isEmpty()) {
            // The last one ends with the film, not at a border.
            borders.add(ends.subList(0, ends.size() - 1));
        }
        return peak(lengths, sizes, target);
    }

    private int number(List<String> lines, String tag) {
        return lines.stream()
                .filter(line -> line.startsWith(tag))
                .mapToInt(line -> Integer.parseInt(line.substring(tag.length())))
                .findFirst()
                .orElse(-1);
    }

    /** Written anew, so that a mistake in the product's own reckoning is seen. */
    private static long peak(List<Double> seconds, List<Long> bytes, int target) {
        double most = 0;
        for (int from = 0; from < seconds.size(); from++) {
            for (int to = from + 1; to <= seconds.size(); to++) {
                double length =
                        seconds.subList(from, to).stream().mapToDouble(x -> x).sum();
                if (length >= target * 0.5 && length <= target * 1.5) {
                    most = Math.max(
                            most,
                            bytes.subList(from, to).stream().mapToLong(x -> x).sum() * 8 / length);
                }
            }
        }
        double all = seconds.stream().mapToDouble(x -> x).sum();
        double average = bytes.stream().mapToLong(x -> x).sum() * 8 / all;
        return Math.round(Math.max(most, average));
    }
}
