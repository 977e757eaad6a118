package io.loggia.portal.storage.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What lies in a folder, by name, with lengths and sums: enough to bring each file back by itself and to know that it is
 * the one that was written. As text, a line for each file: SHA-256, bytes, name.
 */
record FolderList(SortedMap<String, Entry> files) {

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) ([0-9]{1,18}) (.+)");

    /** A file of the folder. */
    record Entry(long bytes, String sha256) {}

    FolderList {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** Reads all of a folder. Links count for nothing: we make none. */
    static FolderList of(Path folder) throws IOException {
        SortedMap<String, Entry> files = new TreeMap<>();
        for (Path file : filesOf(folder)) {
            files.put(folder.relativize(file).toString(), new Entry(Files.size(file), Sums.of(file)));
        }
        return new FolderList(files);
    }

    /** Bytes of the files of a folder by name; none where there is no folder. */
    static SortedMap<String, Long> lengths(Path folder) throws IOException {
        SortedMap<String, Long> files = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            for (Path file : filesOf(folder)) {
                files.put(folder.relativize(file).toString(), Files.size(file));
            }
        }
        return files;
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
    }

    /** @throws IOException when it is not what {@link #text} wrote */
    static FolderList parse(byte[] text) throws IOException {
        SortedMap<String, Entry> files = new TreeMap<>();
        for (String line : new String(text, StandardCharsets.UTF_8).lines().toList()) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()) {
                throw new IOException("Not a list of a folder's files: " + line);
            }
            files.put(parts.group(3), new Entry(Long.parseLong(parts.group(2)), parts.group(1)));
        }
        return new FolderList(files);
    }

    byte[] text() {
        StringBuilder text = new StringBuilder();
        files.forEach((name, entry) -> text.append(entry.sha256())
                .append(' ')
                .append(entry.bytes())
                .append(' ')
                .append(name)
                .append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    long bytes() {
        return files.values().stream().mapToLong(Entry::bytes).sum();
    }
}
