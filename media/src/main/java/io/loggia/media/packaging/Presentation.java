package io.loggia.media.packaging;

import io.loggia.media.plan.Rendition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder that players open. Playlists are replaced in one step each, after the segments that they name are there, and
 * the one that is opened first is written last.
 */
final class Presentation {

    private final Path folder;
    private final List<RenditionFiles> renditions;
    private boolean open;

    Presentation(Path folder, List<Rendition> renditions) {
        this.folder = folder;
        this.renditions = renditions.stream()
                .map(rendition -> new RenditionFiles(folder, rendition))
                .toList();
    }

    List<RenditionFiles> renditions() {
        return renditions;
    }

    /**
     * Names what has come since.
     *
     * @return whether there is something to play of every rendition
     */
    boolean grow(int targetSeconds) throws IOException {
        int before = segments();
        if (!lookForAll()) {
            return false;
        }
        if (open && segments() == before) {
            return true;
        }
        for (RenditionFiles files : renditions) {
            String playlist = MediaPlaylist.growing(files, targetSeconds, false);
            replace(files.folder().resolve(MediaPlaylist.NAME), playlist);
        }
        if (!open) {
            replace(folder.resolve(Packager.MASTER), MasterPlaylist.growing(renditions));
            open = true;
        }
        return true;
    }

    /** Nothing more will come: says so to those who are watching. */
    void end(int targetSeconds) throws IOException {
        if (lookForAll()) {
            renditions.forEach(files -> files.atLeastTarget(targetSeconds));
            for (RenditionFiles files : renditions) {
                String playlist = MediaPlaylist.growing(files, targetSeconds, true);
                replace(files.folder().resolve(MediaPlaylist.NAME), playlist);
            }
            writeRest();
        }
    }

    /** Ends whatever playlists of a folder have no end. */
    static void endAsItIs(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> playlists;
        try (Stream<Path> files = Files.walk(folder, 2)) {
            playlists = files.filter(file -> file.endsWith(MediaPlaylist.NAME)).toList();
        }
        for (Path playlist : playlists) {
            String text = Files.readString(playlist);
            if (!text.endsWith(MediaPlaylist.END)) {
                replace(playlist, text + MediaPlaylist.END);
            }
        }
    }

    /** All is there. */
    void complete() throws IOException {
        for (RenditionFiles files : renditions) {
            files.look();
            files.checked();
        }
        shareTarget();
        for (RenditionFiles files : renditions) {
            replace(files.folder().resolve(MediaPlaylist.NAME), MediaPlaylist.complete(files));
            Files.deleteIfExists(files.folder().resolve("muxer.m3u8"));
        }
        writeRest();
    }

    /** "Each Media Playlist in each Variant Stream MUST have the same target duration" (RFC 8216bis §6.2.4). */
    private void shareTarget() {
        int longest = renditions.stream()
                .mapToInt(RenditionFiles::targetSeconds)
                .max()
                .orElse(1);
        renditions.forEach(files -> files.atLeastTarget(longest));
    }

    private void writeRest() throws IOException {
        for (RenditionFiles files : renditions) {
            if (files.isVideo()) {
                replace(files.folder().resolve(MediaPlaylist.IFRAMES), MediaPlaylist.iframes(files));
            }
        }
        replace(folder.resolve(Packager.MANIFEST), DashManifest.of(renditions));
        replace(folder.resolve(Packager.MASTER), MasterPlaylist.complete(renditions));
    }

    private boolean lookForAll() throws IOException {
        boolean all = true;
        for (RenditionFiles files : renditions) {
            files.look();
            all &= !files.segments().isEmpty();
        }
        return all;
    }

    private int segments() {
        return renditions.stream().mapToInt(files -> files.segments().size()).sum();
    }

    private static void replace(Path file, String content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".tmp");
        Files.writeString(fresh, content);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
