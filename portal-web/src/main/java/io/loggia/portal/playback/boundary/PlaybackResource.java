package io.loggia.portal.playback.boundary;

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
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.learning.control.WatchSessions;
import io.loggia.portal.learning.control.WatchSessions.Opened;
import io.loggia.portal.platform.control.MediaUrls;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.playback.boundary.Playback.Captions;
import io.loggia.portal.playback.control.MediaFiles;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
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
    private CaptionTracks captions;

    @Inject
    private Chapters chapters;

    @Inject
    private MediaUrls urls;

    @Inject
    private MediaFiles files;

    /** Opens a session of watching. */
    @GET
    @Transactional
    public Playback open(@PathParam("id") String id) {
        MediaRef media = gate.view(MediaId.parse(id));
        RevisionRef revision = revision(media);
        String master = revision == null ? null : revision.masterFolder();
        if (revision == null || master == null) {
            throw new LoggiaException(
                    ErrorCode.NOT_PLAYABLE_YET, "This is still being prepared. It plays as soon as that is done.");
        }
        Viewer viewer = current.viewer();
        Double known = revision.durationSeconds();
        double duration = known == null ? 0 : known;
        Opened opened = sessions.open(viewer, media.id(), revision.id(), duration);
        return new Playback(
                urls.url(viewer, media.id(), master, Packager.MASTER),
                urlIfThere(viewer, media, master, Packager.MANIFEST),
                urlIfThere(viewer, media, revision.posterFolder(), POSTER),
                urlIfThere(viewer, media, revision.stillsFolder(), STORYBOARD),
                captions(media.id()),
                chapters(media.id()),
                opened.resumeSeconds(),
                duration,
                opened.sessionId(),
                urls.expiresAt());
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
                        track.language(),
                        track.label(),
                        track.cues(),
                        "/api/v1/media/" + media + "/captions/" + track.language()))
                .toList();
    }

    private @Nullable String urlIfThere(Viewer viewer, MediaRef media, @Nullable String folder, String file) {
        return folder != null && files.exists(folder, file) ? urls.url(viewer, media.id(), folder, file) : null;
    }
}
