package io.loggia.portal.catalog.boundary;

import io.loggia.domain.CaptionKind;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.Permission;
import io.loggia.domain.PersonId;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.catalog.control.CaptionPlace;
import io.loggia.portal.catalog.control.CaptionSettings;
import io.loggia.portal.catalog.control.CaptionTrackRef;
import io.loggia.portal.catalog.control.CaptionTracks;
import io.loggia.portal.catalog.control.CaptionTracks.Stored;
import io.loggia.portal.catalog.control.ChapterFile;
import io.loggia.portal.catalog.control.Chapters;
import io.loggia.portal.catalog.control.LanguageTag;
import io.loggia.portal.catalog.control.MediaGate;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.catalog.control.Revisions;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Caption tracks of an item: WebVTT, SubRip, SBV or TTML in, told apart by content; WebVTT and SubRip out. A track is named
 * by its language and, unless it is subtitles, its kind: {@code de}, {@code de.captions}, {@code de.descriptions}. A file
 * put as {@code de.chapters} becomes the item's chapters.
 */
@Path("media/{id}/captions")
@RequestScoped
public class CaptionsResource {

    private static final String WEBVTT = "text/vtt;charset=utf-8";
    private static final String CHAPTERS = ".chapters";
    private static final String SUBRIP = "application/x-subrip;charset=utf-8";

    @Inject
    private MediaGate gate;

    @Inject
    private CurrentViewer current;

    @Inject
    private CaptionTracks tracks;

    @Inject
    private CaptionSettings settings;

    @Inject
    private Chapters chapters;

    @Inject
    private Revisions revisions;

    @Inject
    private AuditLog audit;

    /** The item's tracks. */
    public record TrackList(List<CaptionTrackView> items) {}

    /** A stored track, with what its author should know. */
    public record StoredTrack(CaptionTrackView track, List<String> warnings) {}

    /**
     * What a track is to be taken for; what is left out stays.
     *
     * @param kind {@code subtitles}, {@code captions} or {@code descriptions}
     * @param byDefault whether the player is to show it to those who have said nothing, in place of any other
     */
    public record CaptionTrackChange(
            @Nullable String kind, @Nullable Boolean byDefault) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Requires(Permission.VIEW_MEDIA)
    public TrackList list(@PathParam("id") String id) {
        MediaId media = gate.view(MediaId.parse(id)).id();
        return new TrackList(tracks.of(media).stream()
                .map(track -> CaptionTrackView.of(media, track))
                .toList());
    }

    /**
     * The answer is text that a browser must take for nothing else, whatever the author put into it.
     *
     * @param format {@code vtt} or {@code srt} for a file to keep, as far as downloads are allowed; without, for a player
     */
    @GET
    @Path("{language}")
    @Produces({"text/vtt", MediaType.WILDCARD})
    @Requires(Permission.VIEW_MEDIA)
    @Transactional
    public Response get(
            @PathParam("id") String id,
            @PathParam("language") String language,
            @QueryParam("format") @Nullable String format) {
        MediaRef media = gate.view(MediaId.parse(id));
        CaptionPlace place = CaptionPlace.parse(media.id(), language);
        if (format != null) {
            return download(media, place, format);
        }
        return text(tracks.webVtt(place), WEBVTT).build();
    }

    private Response download(MediaRef media, CaptionPlace place, String format) {
        if (!gate.mayDownload(current.viewer(), media)) {
            throw new LoggiaException(ErrorCode.FORBIDDEN, "This item may be watched here, but not downloaded.");
        }
        ResponseBuilder file = switch (format) {
            case "vtt" -> text(tracks.webVtt(place), WEBVTT);
            case "srt" -> text(tracks.subRip(place), SUBRIP);
            default -> throw new LoggiaException(ErrorCode.INVALID_REQUEST, "'format' is 'vtt' or 'srt'.");
        };
        audit.byCaller(
                "media.downloaded",
                new Subject("media", media.id().toString(), media.title()),
                null,
                "The captions in " + place.name());
        return file.header(HttpHeaders.CONTENT_DISPOSITION, "attachment").build();
    }

    private static ResponseBuilder text(Optional<String> text, String type) {
        return Response.ok(text.orElseThrow(CaptionTracks::notFound), type)
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    }

    /**
     * The declared type is not believed, so any is taken.
     *
     * @param language of the track, with its kind behind a dot
     * @param untimed {@code spread} to take a transcript without times, which are estimated then
     */
    @PUT
    @Path("{language}")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Requires(Permission.EDIT_MEDIA)
    @Transactional
    public StoredTrack put(
            @PathParam("id") String id,
            @PathParam("language") String language,
            @QueryParam("untimed") @Nullable String untimed,
            InputStream body)
            throws IOException {
        MediaRef media = gate.edit(MediaId.parse(id));
        if (untimed != null && !untimed.equals("spread")) {
            throw new LoggiaException(ErrorCode.INVALID_REQUEST, "'untimed' can be 'spread'.");
        }
        byte[] file = body.readNBytes(CaptionTracks.MAX_BYTES + 1);
        if (file.length > CaptionTracks.MAX_BYTES) {
            throw new LoggiaException(
                    ErrorCode.UPLOAD_TOO_LARGE,
                    "A caption file may have " + CaptionTracks.MAX_BYTES / 1024 + " kB at most.");
        }
        Duration length = revisions.length(media);
        if (language.endsWith(CHAPTERS)) {
            return putChapters(media.id(), LanguageTag.canonical(language.replace(CHAPTERS, "")), file, length);
        }
        CaptionPlace place = CaptionPlace.parse(media.id(), language);
        PersonId by = current.viewer().id();
        return view(
                media.id(),
                untimed == null ? tracks.put(place, file, length, by) : tracks.spread(place, file, length, by));
    }

    /** The chapters take the place of those that the item had; there is one list of them for all languages. */
    private StoredTrack putChapters(MediaId media, String language, byte[] file, @Nullable Duration length) {
        ChapterFile read = ChapterFile.read(file, length);
        chapters.put(media, read.chapters(), length);
        return new StoredTrack(
                new CaptionTrackView(
                        language + CHAPTERS,
                        language,
                        "chapters",
                        LanguageTag.label(language),
                        read.chapters().size(),
                        "uploaded",
                        /* byDefault= */ false,
                        "/api/v1/media/" + media + "/chapters"),
                read.warnings());
    }

    static StoredTrack view(MediaId media, Stored stored) {
        return new StoredTrack(CaptionTrackView.of(media, stored.track()), stored.warnings());
    }

    /** Changes what a track is taken for. */
    @PATCH
    @Path("{language}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Produces(MediaType.APPLICATION_JSON)
    @Requires(Permission.EDIT_MEDIA)
    @Transactional
    public CaptionTrackView change(
            @PathParam("id") String id, @PathParam("language") String language, @Nullable CaptionTrackChange change) {
        MediaRef media = gate.edit(MediaId.parse(id));
        CaptionPlace place = CaptionPlace.parse(media.id(), language);
        String kind = change == null ? null : change.kind();
        return CaptionTrackView.of(
                media.id(),
                settings.change(
                        place,
                        kind == null ? null : CaptionKind.named(kind).orElseThrow(CaptionPlace::noSuchKind),
                        change == null ? null : change.byDefault(),
                        current.viewer().id()));
    }

    @DELETE
    @Path("{language}")
    @Requires(Permission.EDIT_MEDIA)
    @Transactional
    public Response delete(@PathParam("id") String id, @PathParam("language") String language) {
        MediaRef media = gate.edit(MediaId.parse(id));
        tracks.remove(CaptionPlace.parse(media.id(), language));
        return Response.noContent().build();
    }

    /** Somebody has looked at what an engine wrote down, and stands for it. */
    @POST
    @Path("{language}/approval")
    @Produces(MediaType.APPLICATION_JSON)
    @Requires(Permission.EDIT_MEDIA)
    @Transactional
    public CaptionTrackView approve(@PathParam("id") String id, @PathParam("language") String language) {
        MediaRef media = gate.edit(MediaId.parse(id));
        CaptionTrackRef track = tracks.approve(CaptionPlace.parse(media.id(), language));
        audit.byCaller(
                "captions.approved", new Subject("media", media.id().toString(), media.title()), null, track.name());
        return CaptionTrackView.of(media.id(), track);
    }
}
