package io.loggia.portal.playback.boundary;

import io.loggia.domain.EntryPoint;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.Permission;
import io.loggia.domain.RevisionId;
import io.loggia.domain.Viewer;
import io.loggia.media.packaging.Packager;
import io.loggia.portal.catalog.control.CaptionTracks;
import io.loggia.portal.catalog.control.Chapters;
import io.loggia.portal.catalog.control.MediaGate;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.catalog.control.RevisionRef;
import io.loggia.portal.catalog.control.Revisions;
import io.loggia.portal.delivery.control.Cdn;
import io.loggia.portal.delivery.control.CdnLife;
import io.loggia.portal.delivery.control.DeliverySetup;
import io.loggia.portal.delivery.control.signing.SignedAccess;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.identity.control.Privacy;
import io.loggia.portal.learning.control.WatchSessions;
import io.loggia.portal.learning.control.WatchSessions.Opened;
import io.loggia.portal.learning.control.WatchSessions.Origin;
import io.loggia.portal.platform.control.MediaUrls;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.playback.boundary.Playback.Captions;
import io.loggia.portal.playback.control.MediaFiles;
import io.loggia.portal.playback.control.Presentations;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides once whether the caller may watch an item, and hands out what the player then needs. */
@Path("media/{id}/playback")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.VIEW_MEDIA)
public class PlaybackResource {

    private static final String POSTER = "poster.jpg";
    private static final String STORYBOARD = "storyboard.vtt";

    @Inject
    private CurrentViewer current;

    @Inject
    private MediaGate gate;

    @Inject
    private Revisions revisions;

    @Inject
    private WatchSessions sessions;

    @Inject
    private Privacy privacy;

    @Inject
    private CaptionTracks captions;

    @Inject
    private Chapters chapters;

    @Inject
    private MediaUrls urls;

    @Inject
    private MediaFiles files;

    @Inject
    private Presentations presentations;

    @Inject
    private DeliverySetup delivery;

    @Context
    private HttpServletResponse response;

    /**
     * Opens a session of watching, or goes on with one.
     *
     * @param session the one that plays and wants new addresses
     * @param presentation what it plays: while that is there, it goes on, whatever was made since
     * @param entry how the caller came to the item, one of {@link EntryPoint} in any case; a link, where it is not known
     */
    @GET
    @Transactional
    public Playback open(
            @PathParam("id") String id,
            @QueryParam("session") @Nullable String session,
            @QueryParam("presentation") @Nullable String presentation,
            @QueryParam("entry") @Nullable String entry,
            @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String browser) {
        MediaRef media = gate.view(MediaId.parse(id));
        RevisionRef revision = revision(media);
        String newest = revision == null ? null : revision.masterFolder();
        if (revision == null || newest == null) {
            throw new LoggiaException(
                    ErrorCode.NOT_PLAYABLE_YET, "This is still being prepared. It plays as soon as that is done.");
        }
        String master = presentations.stillThere(media.id(), presentation).orElse(newest);
        Viewer viewer = current.viewer();
        Double known = revision.durationSeconds();
        double duration = known == null ? 0 : known;
        UUID login = current.sessionId();
        Origin origin = new Origin(DeviceGuess.of(browser), entryPoint(entry));
        Opened opened = session(session)
                .flatMap(going -> sessions.resume(viewer, login, going, media.id()))
                .orElseGet(() -> sessions.open(viewer, login, media.id(), revision.id(), duration, origin));
        Addresses addresses = addresses(viewer, media, Duration.ofMillis((long) (duration * 1000)));
        return new Playback(
                master,
                addresses.playlist(master, Packager.MASTER),
                files.exists(master, Packager.MANIFEST) ? addresses.manifest(master, Packager.MANIFEST) : null,
                picture(addresses, revision.posterFolder()),
                storyboard(addresses, revision.stillsFolder()),
                captions(media.id()),
                chapters(media.id()),
                opened.resumeSeconds(),
                duration,
                opened.sessionId(),
                addresses.end(),
                CdnLife.renewal(Instant.now(), addresses.end()).toSeconds(),
                privacy.ignoredPlayback(),
                addresses.signed(master));
    }

    private static Optional<UUID> session(@Nullable String session) {
        try {
            return Optional.ofNullable(session).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            throw new LoggiaException(ErrorCode.INVALID_ID, "A session is named by a UUID.", e);
        }
    }

    private Addresses addresses(Viewer viewer, MediaRef media, Duration duration) {
        Instant now = Instant.now();
        // What is not published goes past no CDN: the origin keeps it, and our own edge shows it to its author.
        Cdn cdn = media.access().isOpen(now) ? delivery.cdn().orElse(null) : null;
        if (cdn == null) {
            Instant end = urls.expiresAt();
            return new Addresses(null, null, (folder, file) -> urls.url(viewer, media.id(), folder, file, end), end);
        }
        Instant end = cdn.end(now, duration);
        SignedAccess access = cdn.access(media.id(), end);
        access.cookies()
                .forEach((name, value) -> response.addHeader(
                        "Set-Cookie", cdn.cookie(name, value, media.id(), Duration.between(now, end))));
        return new Addresses(
                cdn.placement(), access, (folder, file) -> urls.url(viewer, media.id(), folder, file, end), end);
    }

    private @Nullable String picture(Addresses addresses, @Nullable String folder) {
        return folder != null && files.exists(folder, POSTER) ? addresses.file(folder, POSTER) : null;
    }

    private @Nullable String storyboard(Addresses addresses, @Nullable String folder) {
        return folder != null && files.exists(folder, STORYBOARD) ? addresses.storyboard(folder, STORYBOARD) : null;
    }

    private static EntryPoint entryPoint(@Nullable String named) {
        return Arrays.stream(EntryPoint.values())
                .filter(one -> one.name().equalsIgnoreCase(named))
                .findFirst()
                .orElse(EntryPoint.LINK);
    }

    private @Nullable RevisionRef revision(MediaRef media) {
        RevisionId current = media.currentRevision();
        return current == null ? null : revisions.find(current);
    }

    private List<Playback.Chapter> chapters(MediaId media) {
        return chapters.of(media).stream()
                .map(chapter -> new Playback.Chapter(chapter.start().toMillis() / 1000.0, chapter.title()))
                .toList();
    }

    private List<Captions> captions(MediaId media) {
        return captions.of(media).stream()
                .map(track -> new Captions(
                        track.name(),
                        track.language(),
                        track.kind().key(),
                        track.label(),
                        track.cues(),
                        track.byDefault(),
                        "/api/v1/media/" + media + "/captions/" + track.name()))
                .toList();
    }
}
