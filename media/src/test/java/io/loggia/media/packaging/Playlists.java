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
    /** §4.2: names in capitals, values without blanks unless quoted, commas between. */
    private static final Pattern ATTRIBUTES =
            Pattern.compile("[A-Z0-9-]+=(\"[^\"]*\"|[^\",\\s]+)(,[A-Z0-9-]+=(\"[^\"]*\"|[^\",\\s]+))*");

    private static final Pattern SIZE = Pattern.compile("[1-9]\\d*x[1-9]\\d*");
    /** Those that we write; what players do not know they ignore, so that a slip of the pen would go unseen. */
    private static final Set<String> KNOWN = Set.of(
            "#EXTM3U",
            "#EXT-X-VERSION",
            "#EXT-X-INDEPENDENT-SEGMENTS",
            "#EXT-X-MEDIA",
            "#EXT-X-STREAM-INF",
            "#EXT-X-I-FRAME-STREAM-INF",
            "#EXT-X-TARGETDURATION",
            "#EXT-X-MEDIA-SEQUENCE",
            "#EXT-X-PLAYLIST-TYPE",
            "#EXT-X-I-FRAMES-ONLY",
            "#EXT-X-START",
            "#EXT-X-MAP",
            "#EXT-X-BYTERANGE",
            "#EXTINF",
            "#EXT-X-ENDLIST");

    private static final Set<String> WITH_ATTRIBUTES =
            Set.of("#EXT-X-MEDIA", "#EXT-X-STREAM-INF", "#EXT-X-I-FRAME-STREAM-INF", "#EXT-X-MAP", "#EXT-X-START");
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
            lines.stream().filter(line -> line.startsWith("#")).forEach(line -> tag(file, line));
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tag(Path file, String line) {
        String name = line.contains(":") ? line.substring(0, line.indexOf(':')) : line;
        require(KNOWN.contains(name), file, "has a tag that is not known: " + name);
        if (WITH_ATTRIBUTES.contains(name)) {
            String list = line.substring(line.indexOf(':') + 1);
            require(ATTRIBUTES.matcher(list).matches(), file, "has attributes that cannot be read: " + line);
            long all = ATTRIBUTE.matcher(list).results().count();
            require(all == attributes(line).size(), file, "says an attribute twice: " + line);
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
        long sound = 0;
        Set<List<Double>> borders = new HashSet<>();
        Set<String> defaults = new HashSet<>();
        for (String line : lines) {
            if (line.startsWith("#EXT-X-MEDIA:")) {
                Map<String, String> media = attributes(line);
                rendition(file, media, groups, defaults);
                if (media.containsKey("URI") && "AUDIO".equals(media.get("TYPE"))) {
                    sound = Math.max(sound, media(folder.resolve(media.get("URI")), false, borders));
                }
            }
        }
        borders.clear();
        int streams = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("#EXT-X-STREAM-INF:")) {
                streams++;
                Map<String, String> stream = attributes(lines.get(i));
                variant(file, stream, groups);
                boolean hasAddress = i + 1 < lines.size() && !lines.get(i + 1).startsWith("#");
                require(hasAddress, file, "has a variant without an address");
                if (hasAddress) {
                    long peak = media(folder.resolve(lines.get(i + 1)), false, borders)
                            + (stream.containsKey("AUDIO") ? sound : 0);
                    bandwidth(file, stream, peak);
                }
            } else if (lines.get(i).startsWith("#EXT-X-I-FRAME-STREAM-INF:")) {
                Map<String, String> stream = attributes(lines.get(i));
                variant(file, stream, groups);
                // §4.4.6.3
                require(!stream.containsKey("AUDIO"), file, "has I-frames with sound");
                require(stream.containsKey("URI"), file, "has I-frames without an address");
                bandwidth(
                        file, stream, media(folder.resolve(stream.getOrDefault("URI", "none")), true, new HashSet<>()));
            }
        }
        require(streams > 0, file, "has no variant");
        require(borders.size() <= 1, file, "has variants whose segments do not share their borders: " + borders);
    }

    /** §4.4.6.1 and §4.4.6.1.1 */
    private void rendition(
            Path file, Map<String, String> media, Map<String, Set<String>> groups, Set<String> defaults) {
        String type = media.get("TYPE") + "/" + media.get("GROUP-ID");
        String name = media.get("NAME");
        require(name != null && media.containsKey("GROUP-ID"), file, "has a rendition without a name or a group");
        boolean isNew = groups.computeIfAbsent(type, key -> new TreeSet<>()).add(String.valueOf(name));
        require(isNew, file, "names two renditions of a group alike: " + name);
        if ("YES".equals(media.get("DEFAULT"))) {
            require(defaults.add(type), file, "has two renditions of a group by default");
            require("YES".equals(media.get("AUTOSELECT")), file, "has a default that no player may choose");
        }
        boolean subtitles = "SUBTITLES".equals(media.get("TYPE"));
        require(subtitles || "AUDIO".equals(media.get("TYPE")), file, "has a rendition of another type");
        require(!subtitles || media.containsKey("URI"), file, "has subtitles without an address");
        require(subtitles || !media.containsKey("FORCED"), file, "forces what is no subtitle");
        require(subtitles || media.containsKey("CHANNELS"), file, "has sound without its channels");
    }

    /** §4.4.6.2 */
    private void variant(Path file, Map<String, String> stream, Map<String, Set<String>> groups) {
        require(stream.containsKey("BANDWIDTH"), file, "has a variant without BANDWIDTH");
        require(stream.containsKey("CODECS"), file, "has a variant without CODECS");
        for (String kind : List.of("AUDIO", "SUBTITLES")) {
            String group = stream.get(kind);
            require(group == null || groups.containsKey(kind + "/" + group), file, "refers to a group that is not");
        }
        String size = stream.get("RESOLUTION");
        String rate = stream.get("FRAME-RATE");
        require(size == null || SIZE.matcher(size).matches(), file, "has a size that is none: " + size);
        require(
                rate == null || rate.matches("\\d+\\.\\d{3}"),
                file,
                "has a frame rate without three decimals: " + rate);
        boolean pictures = stream.getOrDefault("CODECS", "").matches("(avc1|hvc1|av01).*");
        require(!pictures || size != null, file, "has pictures without their size");
        boolean sound = stream.getOrDefault("CODECS", "").contains("mp4a");
        require(
                !pictures || sound == stream.containsKey("AUDIO"),
                file,
                "has CODECS that leave out the sound, or add it");
    }

    private void bandwidth(Path file, Map<String, String> stream, long peak) {
        long told = Long.parseLong(stream.getOrDefault("BANDWIDTH", "0"));
        require(Math.abs(told - peak) <= 2, file, "tells BANDWIDTH " + told + ", measured " + peak);
        long average = Long.parseLong(stream.getOrDefault("AVERAGE-BANDWIDTH", "0"));
        require(average > 0 && average <= told, file, "has an average above its peak, or none");
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
        if (!Files.isRegularFile(file)) {
            require(false, file, "is not there");
            return 0;
        }
        List<String> lines = read(file);
        int target = number(lines, "#EXT-X-TARGETDURATION:");
        targets.add(target);
        require(targets.size() == 1, file, "does not share the others' target duration: " + targets);
        // §7: byte ranges and I-frames since 4, EXT-X-MAP of I-frames since 5, of anything since 6.
        int version = number(lines, "#EXT-X-VERSION:");
        require(version >= (iframes ? 5 : 6), file, "has EXT-X-MAP below the version for it");
        require(lines.contains("#EXT-X-I-FRAMES-ONLY") == iframes, file, "is of the wrong kind");
        require(lines.contains("#EXT-X-ENDLIST"), file, "does not end");
        // One that grew is of the other type for ever (§6.2.1).
        require(
                lines.contains("#EXT-X-PLAYLIST-TYPE:VOD") || lines.contains("#EXT-X-PLAYLIST-TYPE:EVENT"),
                file,
                "is of no type that is whole");
        require(number(lines, "#EXT-X-MEDIA-SEQUENCE:") == 0, file, "does not begin with its first segment");
        Path init = init(file, lines);
        if (!Files.isRegularFile(init)) {
            return 0;
        }
        double scale = Fragment.timescale(init);
        List<Double> lengths = new ArrayList<>();
        List<Long> sizes = new ArrayList<>();
        List<Double> ends = new ArrayList<>();
        double at = 0;
        long from = 0;
        long range = -1;
        for (String line : lines) {
            if (line.startsWith("#EXTINF:")) {
                double seconds = Double.parseDouble(line.substring(8, line.indexOf(',')));
                require(Math.round(seconds) <= target, file, "has a segment longer than its target: " + seconds);
                lengths.add(seconds);
            } else if (line.startsWith("#EXT-X-BYTERANGE:")) {
                range = Long.parseLong(line.substring(17, line.indexOf('@')));
                from = Long.parseLong(line.substring(line.indexOf('@') + 1));
            } else if (!line.startsWith("#")) {
                Path segment = file.resolveSibling(line);
                boolean isThere = Files.isRegularFile(segment) && lengths.size() == sizes.size() + 1;
                require(isThere, file, "names a segment that is not there, or has no length: " + line);
                require(!iframes || range > 0, file, "has an I-frame without its bytes: " + line);
                if (isThere) {
                    long size = segment.toFile().length();
                    require(!iframes || from + range <= size, file, "names bytes behind the end of " + line);
                    fragment(file, Fragment.read(segment), scale, at, iframes ? -1 : lengths.getLast());
                    sizes.add(iframes ? range : size);
                    at += lengths.getLast();
                    ends.add(Math.round(at * 1000) / 1000.0);
                }
            }
        }
        require(!sizes.isEmpty() && sizes.size() == lengths.size(), file, "has lengths without a segment");
        if (!ends.isEmpty()) {
            // The last one ends with the film, not at a border.
            borders.add(ends.subList(0, ends.size() - 1));
        }
        return sizes.size() == lengths.size() ? peak(lengths, sizes, target) : 0;
    }

    /** §4.4.4.5, and the brand of CMAF */
    private Path init(Path file, List<String> lines) {
        int firstInfo = lines.indexOf(lines.stream()
                .filter(line -> line.startsWith("#EXTINF"))
                .findFirst()
                .orElse(""));
        String map = lines.stream()
                .filter(line -> line.startsWith("#EXT-X-MAP:"))
                .findFirst()
                .orElse("");
        require(!map.isEmpty() && lines.indexOf(map) < firstInfo, file, "has no EXT-X-MAP ahead of its segments");
        Path init = file.resolveSibling(attributes(map).getOrDefault("URI", "none"));
        boolean isThere = Files.isRegularFile(init);
        require(isThere, file, "names no init segment");
        require(!isThere || brands(init).contains("cmfc"), file, "names an init segment that is no CMAF header");
        return init;
    }

    /**
     * Whether a segment is what the playlist says, to a tenth of a second: sound is cut at whole frames of its own.
     *
     * @param seconds negative to leave its length alone
     */
    private void fragment(Path file, Fragment fragment, double scale, double at, double seconds) {
        double begin = fragment.decodeTime() / scale;
        require(Math.abs(begin - at) < 0.1, file, "has a segment that begins at " + begin + " and not at " + at);
        double length = fragment.duration() / scale;
        require(
                seconds < 0 || Math.abs(length - seconds) < 0.01,
                file,
                "has " + length + " s that are told as " + seconds);
        require(fragment.beginsIndependently(), file, "has a segment that does not begin with a key frame, at " + at);
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
