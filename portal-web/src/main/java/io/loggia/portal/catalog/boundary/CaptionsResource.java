package io.loggia.portal.catalog.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.Permission;
import io.loggia.domain.PersonId;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.catalog.control.CaptionTrackRef;
import io.loggia.portal.catalog.control.CaptionTracks;
import io.loggia.portal.catalog.control.CaptionTracks.Stored;
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

/** Caption tracks of an item: WebVTT, SubRip, SBV or TTML in, told apart by content; WebVTT and SubRip out. */
@Path("media/{id}/captions")
@RequestScoped
public class CaptionsResource {

    private static final String WEBVTT = "text/vtt;charset=utf-8";
    private static final String SUBRIP = "application/x-subrip;charset=utf-8";

    @Inject
    private MediaGate gate;

    @Inject
    private CurrentViewer current;

    @Inject
    private CaptionTracks tracks;

    @Inject
    private Revisions revisions;

    @Inject
    private AuditLog audit;

    /** The item's tracks. */
    public record TrackList(List<CaptionTrackView> items) {}

    /** A stored track, with what its author should know. */
    public record StoredTrack(CaptionTrackView track, List<String> warnings) {}

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
        String canonical = LanguageTag.canonical(language);
        if (format != null) {
            return download(media, canonical, format);
        }
        return text(tracks.webVtt(media.id(), canonical), WEBVTT).build();
    }

    private Response download(MediaRef media, String language, String format) {
        if (!gate.mayDownload(current.viewer(), media)) {
            throw new LoggiaException(ErrorCode.FORBIDDEN, "This item may be watched here, but not downloaded.");
        }
        ResponseBuilder file = switch (format) {
            case "vtt" -> text(tracks.webVtt(media.id(), language), WEBVTT);
            case "srt" -> text(tracks.subRip(media.id(), language), SUBRIP);
            default -> throw new LoggiaException(ErrorCode.INVALID_REQUEST, "'format' is 'vtt' or 'srt'.");
        };
        audit.byCaller(
                "media.downloaded",
                new Subject("media", media.id().toString(), media.title()),
                null,
                "The captions in " + language);
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
        String canonical = LanguageTag.canonical(language);
        if (untimed != null && !untimed.equals("spread")) {
            throw new LoggiaException(ErrorCode.INVALID_REQUEST, "'untimed' can be 'spread'.");
        }
        byte[] file = body.readNBytes(CaptionTracks.MAX_BYTES + 1);
        if (file.length > CaptionTracks.MAX_BYTES) {
            throw new LoggiaException(
                    ErrorCode.UPLOAD_TOO_LARGE,
                    "A caption file may have " + CaptionTracks.MAX_BYTES / 1024 + " kB at most.");
        }
        PersonId by = current.viewer().id();
        Duration length = revisions.length(media);
        return view(
                media.id(),
                untimed == null
                        ? tracks.put(media.id(), canonical, file, length, by)
                        : tracks.spread(media.id(), canonical, file, length, by));
    }

    static StoredTrack view(MediaId media, Stored stored) {
        return new StoredTrack(CaptionTrackView.of(media, stored.track()), stored.warnings());
    }

    @DELETE
    @Path("{language}")
    @Requires(Permission.EDIT_MEDIA)
    @Transactional
    public Response delete(@PathParam("id") String id, @PathParam("language") String language) {
        MediaRef media = gate.edit(MediaId.parse(id));
        tracks.remove(media.id(), LanguageTag.canonical(language));
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
        CaptionTrackRef track = tracks.approve(media.id(), LanguageTag.canonical(language));
        audit.byCaller(
                "captions.approved",
                new Subject("media", media.id().toString(), media.title()),
                null,
                track.language());
        return CaptionTrackView.of(media.id(), track);
    }
}
