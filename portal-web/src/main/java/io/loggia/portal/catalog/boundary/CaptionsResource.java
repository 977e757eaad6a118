package io.loggia.portal.catalog.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.Permission;
import io.loggia.domain.RevisionId;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.catalog.control.CaptionTrackRef;
import io.loggia.portal.catalog.control.CaptionTracks;
import io.loggia.portal.catalog.control.CaptionTracks.Stored;
import io.loggia.portal.catalog.control.LanguageTag;
import io.loggia.portal.catalog.control.MediaGate;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.catalog.control.Revisions;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Caption tracks of an item: WebVTT or SubRip in, told apart by content, and WebVTT out. */
@Path("media/{id}/captions")
@RequestScoped
public class CaptionsResource {

    private static final String WEBVTT = "text/vtt;charset=utf-8";

    @Inject
    private MediaGate gate;

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

    /** The answer is text that a browser must take for nothing else, whatever the author put into it. */
    @GET
    @Path("{language}")
    @Produces({"text/vtt", MediaType.WILDCARD})
    @Requires(Permission.VIEW_MEDIA)
    public Response get(@PathParam("id") String id, @PathParam("language") String language) {
        MediaId media = gate.view(MediaId.parse(id)).id();
        String webVtt = tracks.webVtt(media, LanguageTag.canonical(language)).orElseThrow(CaptionTracks::notFound);
        return Response.ok(webVtt, WEBVTT)
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }

    /** The declared type is not believed, so any is taken. */
    @PUT
    @Path("{language}")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Requires(Permission.EDIT_MEDIA)
    @Transactional
    public StoredTrack put(@PathParam("id") String id, @PathParam("language") String language, InputStream body)
            throws IOException {
        MediaRef media = gate.edit(MediaId.parse(id));
        String canonical = LanguageTag.canonical(language);
        byte[] file = body.readNBytes(CaptionTracks.MAX_BYTES + 1);
        if (file.length > CaptionTracks.MAX_BYTES) {
            throw new LoggiaException(
                    ErrorCode.UPLOAD_TOO_LARGE,
                    "A caption file may have " + CaptionTracks.MAX_BYTES / 1024 + " kB at most.");
        }
        Stored stored = tracks.put(media.id(), canonical, file, length(media));
        return new StoredTrack(CaptionTrackView.of(media.id(), stored.track()), stored.warnings());
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

    private @Nullable Duration length(MediaRef media) {
        RevisionId current = media.currentRevision();
        Double seconds = current == null ? null : revisions.find(current).durationSeconds();
        return seconds == null ? null : Duration.ofMillis(Math.round(seconds * 1000));
    }
}
