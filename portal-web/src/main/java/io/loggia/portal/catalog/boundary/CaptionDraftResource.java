package io.loggia.portal.catalog.boundary;

import io.loggia.domain.MediaId;
import io.loggia.domain.Permission;
import io.loggia.domain.PersonId;
import io.loggia.portal.catalog.boundary.CaptionsResource.StoredTrack;
import io.loggia.portal.catalog.control.CaptionDrafts;
import io.loggia.portal.catalog.control.CaptionDrafts.Draft;
import io.loggia.portal.catalog.control.CaptionDrafts.Known;
import io.loggia.portal.catalog.control.CaptionPlace;
import io.loggia.portal.catalog.control.MediaGate;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.catalog.control.Revisions;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.identity.control.People;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Captions of one kind and language, as those who may change the item work on them until they publish them. */
@Path("media/{id}/captions/{language}/draft")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.EDIT_MEDIA)
public class CaptionDraftResource {

    @Inject
    private MediaGate gate;

    @Inject
    private CurrentViewer current;

    @Inject
    private CaptionDrafts drafts;

    @Inject
    private Revisions revisions;

    @Inject
    private People people;

    /**
     * What is worked on.
     *
     * @param version to be sent back with a change; none where nothing was saved yet
     * @param published number of the version on which this was begun, to be sent back too; 0 where there was none
     * @param publishedNow the same of the version that viewers see
     */
    public record CaptionDraftView(
            @Nullable String version,
            int published,
            int publishedNow,
            @Nullable String savedBy,
            @Nullable String savedByName,
            @Nullable String savedAt,
            List<CaptionCue> cues) {}

    /**
     * All cues as they are to be.
     *
     * @param setAside whether what gives way is to be kept in the history
     */
    public record CaptionDraftChange(
            @Nullable String version,
            int published,
            boolean setAside,
            @Nullable List<@Nullable CaptionCue> cues) {}

    /** Which draft, as it is known. */
    public record CaptionPublication(@Nullable String version, int published) {}

    /** What was saved. */
    public record SavedDraft(
            @Nullable String version,
            int published,
            @Nullable String savedAt) {}

    @GET
    @Transactional
    public CaptionDraftView get(@PathParam("id") String id, @PathParam("language") String language) {
        MediaRef media = gate.edit(MediaId.parse(id));
        Draft draft = drafts.open(CaptionPlace.parse(media.id(), language));
        PersonId by = draft.savedBy();
        return new CaptionDraftView(
                draft.version(),
                draft.published(),
                draft.publishedNow(),
                by == null ? null : by.toString(),
                by == null ? null : people.names(List.of(by)).get(by),
                text(draft.savedAt()),
                DraftCues.wire(draft.cues()));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public SavedDraft put(
            @PathParam("id") String id, @PathParam("language") String language, @Nullable CaptionDraftChange change) {
        MediaRef media = gate.edit(MediaId.parse(id));
        CaptionPlace place = CaptionPlace.parse(media.id(), language);
        List<@Nullable CaptionCue> cues = change == null ? null : change.cues();
        Draft saved = drafts.save(
                place,
                change == null ? new Known(null, 0) : new Known(change.version(), change.published()),
                DraftCues.read(cues),
                change != null && change.setAside(),
                current.viewer().id());
        return new SavedDraft(saved.version(), saved.published(), text(saved.savedAt()));
    }

    /** Gives the draft up; it stays in the history. */
    @DELETE
    @Transactional
    public Response delete(
            @PathParam("id") String id,
            @PathParam("language") String language,
            @QueryParam("version") @Nullable String version) {
        MediaRef media = gate.edit(MediaId.parse(id));
        drafts.discard(CaptionPlace.parse(media.id(), language), new Known(version, 0));
        return Response.noContent().build();
    }

    /** Makes the draft what viewers see. */
    @POST
    @Path("publish")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public StoredTrack publish(
            @PathParam("id") String id, @PathParam("language") String language, @Nullable CaptionPublication draft) {
        MediaRef media = gate.edit(MediaId.parse(id));
        CaptionPlace place = CaptionPlace.parse(media.id(), language);
        Known known = draft == null ? new Known(null, 0) : new Known(draft.version(), draft.published());
        return CaptionsResource.view(
                media.id(),
                drafts.publish(
                        place, known, revisions.length(media), current.viewer().id()));
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
