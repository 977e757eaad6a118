package io.loggia.portal.playback.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.loggia.domain.Cue;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.media.packaging.Packager;
import io.loggia.media.packaging.Subtitles;
import io.loggia.media.packaging.WebVttSegments;
import io.loggia.portal.catalog.control.CaptionPlace;
import io.loggia.portal.catalog.control.CaptionTrackRef;
import io.loggia.portal.platform.control.Grant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Captions as streaming players want them: listed in the playlists, and as segments. They are made when they are asked
 * for, from the text as it is then; the files of a presentation know nothing of them.
 */
@ApplicationScoped
public class CaptionEdge {

    private static final Duration REMEMBERED = Duration.ofSeconds(3);
    private static final int REMEMBERED_MAX = 500;
    private static final Pattern FILE = Pattern.compile(Subtitles.FOLDER
            + "/([A-Za-z0-9-]{1,35}(?:\\.[a-z]{1,20})?)/(index\\.m3u8|init\\.cmft|([0-9]{5})\\.(?:vtt|cmft))");

    private final Cache<MediaId, List<CaptionTrackRef>> tracks = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(REMEMBERED_MAX)
            .build();
    private final Cache<CaptionPlace, List<Cue>> texts = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(REMEMBERED_MAX)
            .build();

    @Inject
    private FreshCaptions captions;

    @Inject
    private MediaFiles files;

    @Inject
    private FilesAtHand atHand;

    /**
     * What a granted address stands for, where captions have a part in it.
     *
     * @return empty when the file is one on disk, as it is
     * @throws LoggiaException {@link ErrorCode#NOT_FOUND} for captions that are not there
     */
    public Optional<MediaFile> find(Grant grant, String file) {
        if (file.equals(Packager.MASTER) || file.equals(Packager.MANIFEST)) {
            return listed(grant, file);
        }
        if (!file.startsWith(Subtitles.FOLDER + "/")) {
            return Optional.empty();
        }
        Matcher parts = FILE.matcher(file);
        if (!parts.matches()) {
            throw notFound();
        }
        return Optional.of(text(grant, parts.group(1), parts.group(2), parts.group(3)));
    }

    private Optional<MediaFile> listed(Grant grant, String file) {
        List<CaptionTrackRef> known = tracks.get(grant.mediaId(), captions::tracks);
        Path path = atHand.file(grant.folder(), file);
        // Without a manifest the presentation is older than all this, or still growing.
        if (known.isEmpty() || !Files.isRegularFile(path) || !files.exists(grant.folder(), Packager.MANIFEST)) {
            return Optional.empty();
        }
        List<Subtitles.Track> offered = known.stream()
                .map(track -> new Subtitles.Track(
                        track.name(), track.language(), track.kind(), track.label(), track.byDefault()))
                .toList();
        String plain = read(path);
        return Optional.of(
                file.equals(Packager.MANIFEST)
                        ? MediaFile.made(Subtitles.inManifest(plain, offered), MediaFileType.DASH_MANIFEST)
                        : MediaFile.made(Subtitles.inMaster(plain, offered), MediaFileType.HLS_PLAYLIST));
    }

    private MediaFile text(Grant grant, String track, String name, @Nullable String number) {
        CaptionTrackRef offered = tracks.get(grant.mediaId(), captions::tracks).stream()
                .filter(known -> known.name().equals(track))
                .findFirst()
                .orElseThrow(CaptionEdge::notFound);
        Path manifest = atHand.file(grant.folder(), Packager.MANIFEST);
        if (!Files.isRegularFile(manifest)) {
            throw notFound();
        }
        if (number == null) {
            return name.endsWith(".m3u8")
                    ? MediaFile.made(Subtitles.playlist(Subtitles.length(read(manifest))), MediaFileType.HLS_PLAYLIST)
                    : MediaFile.made(WebVttSegments.initialisation(offered.language()), MediaFileType.MADE_TEXT);
        }
        List<Cue> cues =
                texts.get(new CaptionPlace(grant.mediaId(), offered.language(), offered.kind()), captions::cues);
        int segment = Integer.parseInt(number);
        if (segment >= Subtitles.segments(Subtitles.length(read(manifest)))) {
            throw notFound();
        }
        Duration from = Subtitles.SEGMENT.multipliedBy(segment);
        return name.endsWith(".vtt")
                ? MediaFile.made(Subtitles.segment(cues, segment), MediaFileType.MADE_CAPTIONS)
                : MediaFile.made(
                        WebVttSegments.segment(cues, segment, from, from.plus(Subtitles.SEGMENT)),
                        MediaFileType.MADE_TEXT);
    }

    private static String read(Path path) {
        try {
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LoggiaException notFound() {
        return new LoggiaException(ErrorCode.NOT_FOUND, "There is no such media file.");
    }
}
