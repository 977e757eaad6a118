package io.loggia.portal.catalog.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.Permission;
import io.loggia.domain.PersonId;
import io.loggia.portal.catalog.control.CaptionDrafts;
import io.loggia.portal.catalog.control.CaptionHistory;
import io.loggia.portal.catalog.control.CaptionHistory.Past;
import io.loggia.portal.catalog.control.CaptionPlace;
import io.loggia.portal.catalog.control.MediaGate;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.identity.control.People;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the captions of one kind and language were, for those who may change the item. */
@Path("media/{id}/captions/{language}/versions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.EDIT_MEDIA)
public class CaptionVersionsResource {

    @Inject
    private MediaGate gate;

    @Inject
    private CurrentViewer current;

    @Inject
    private CaptionHistory history;

    @Inject
    private CaptionDrafts drafts;

    @Inject
    private People people;

    /** Newest first. */
    public record CaptionVersionList(List<CaptionVersionView> items) {}

    /**
     * A version without its text.
     *
     * @param kind {@code published}, or {@code set-aside}
     */
    public record CaptionVersionView(
            int number, String kind, int cues, @Nullable String madeBy, String madeAt) {}

    /** The cues of a version. */
    public record CaptionVersionCues(List<CaptionCue> cues) {}

    /** Cues to keep. */
    public record CaptionsToKeep(@Nullable List<@Nullable CaptionCue> cues) {}

    @GET
    @Transactional
    public CaptionVersionList list(@PathParam("id") String id, @PathParam("language") String language) {
        MediaRef media = gate.edit(MediaId.parse(id));
        List<Past> versions = history.of(CaptionPlace.parse(media.id(), language));
        Map<PersonId, String> names = people.names(versions.stream()
                .map(Past::madeBy)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return new CaptionVersionList(versions.stream()
                .map(version -> new CaptionVersionView(
                        version.number(),
                        version.kind(),
                        version.cues(),
                        version.madeBy() == null ? null : names.get(version.madeBy()),
                        version.madeAt().toString()))
                .toList());
    }

    @GET
    @Path("{number}")
    @Transactional
    public CaptionVersionCues get(
            @PathParam("id") String id, @PathParam("language") String language, @PathParam("number") String number) {
        MediaRef media = gate.edit(MediaId.parse(id));
        CaptionPlace place = CaptionPlace.parse(media.id(), language);
        if (!number.matches("\\d{1,9}")) {
            throw new LoggiaException(ErrorCode.NOT_FOUND, "There is no such version.");
        }
        return new CaptionVersionCues(DraftCues.wire(history.cues(place, Integer.parseInt(number))));
    }

    /** Keeps cues that gave way to somebody else's draft. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public Response keep(
            @PathParam("id") String id, @PathParam("language") String language, @Nullable CaptionsToKeep kept) {
        MediaRef media = gate.edit(MediaId.parse(id));
        CaptionPlace place = CaptionPlace.parse(media.id(), language);
        drafts.keep(
                place,
                DraftCues.read(kept == null ? null : kept.cues()),
                current.viewer().id());
        return Response.noContent().build();
    }
}
