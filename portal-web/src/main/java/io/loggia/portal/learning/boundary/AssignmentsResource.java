package io.loggia.portal.learning.boundary;

import io.loggia.domain.AccessPolicy;
import io.loggia.domain.AssignmentId;
import io.loggia.domain.Audience;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.Permission;
import io.loggia.domain.Viewer;
import io.loggia.portal.catalog.control.Catalog;
import io.loggia.portal.catalog.control.MediaGate;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.identity.control.AudienceMembers;
import io.loggia.portal.identity.control.AudienceMembers.Member;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.learning.boundary.AssignmentTransactions.Found;
import io.loggia.portal.learning.boundary.AssignmentView.AssignmentEntry;
import io.loggia.portal.learning.control.AssignmentTerms;
import io.loggia.portal.learning.control.Assignments;
import io.loggia.portal.learning.control.GivenAssignment;
import io.loggia.portal.learning.control.Sharing;
import io.loggia.portal.learning.control.Standings;
import io.loggia.portal.platform.control.Page;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/**
 * What people are asked to complete, by those who may change the items, and by learning and development of what they may
 * watch. Of all other items there is nothing.
 */
@Path("assignments")
@RequestScoped
@Requires(Permission.ASSIGN_MEDIA)
@Produces(MediaType.APPLICATION_JSON)
public class AssignmentsResource {

    @Inject
    private Assignments assignments;

    @Inject
    private Standings standings;

    @Inject
    private Sharing sharing;

    @Inject
    private AssignmentTransactions transactions;

    @Inject
    private AssignmentSettling settling;

    @Inject
    private AssignmentView view;

    @Inject
    private AudienceMembers members;

    @Inject
    private Catalog catalog;

    @Inject
    private MediaGate gate;

    @Inject
    private CurrentViewer current;

    /** Whom an assignment would reach; {@code shutOut} of them may not watch the item. */
    public record Outlook(long people, long shutOut) {}

    /** Those in force: of one item, or of all that the caller may assign. */
    @GET
    public Page<AssignmentEntry> list(
            @QueryParam("media") @Nullable String media,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page<GivenAssignment> page = assignments.list(items(media), cursor, Page.limit(limit));
        if (page.items().isEmpty()) {
            return new Page<>(List.of(), page.next());
        }
        Map<MediaId, MediaRef> items = catalog.findAll(
                page.items().stream().map(GivenAssignment::media).collect(Collectors.toSet()));
        List<Member> roster = members.everyone();
        // An item that goes takes its assignments along, but may do so just now.
        List<AssignmentEntry> entries = page.items().stream()
                .flatMap(one -> Stream.ofNullable(items.get(one.media())).map(item -> entry(one, item, roster)))
                .toList();
        return new Page<>(entries, page.next());
    }

    private @Nullable Set<MediaId> items(@Nullable String media) {
        if (media != null) {
            return Set.of(gate.assign(MediaId.parse(media)).id());
        }
        Viewer viewer = current.viewer();
        if (AccessPolicy.seesEverything(viewer)) {
            return null;
        }
        if (!AccessPolicy.looksAfterLearning(viewer)) {
            return catalog.ownedBy(viewer.id()).stream().map(MediaRef::id).collect(Collectors.toSet());
        }
        Set<MediaId> assigned =
                assignments.all(null).stream().map(GivenAssignment::media).collect(Collectors.toSet());
        return catalog.visible(viewer, assigned).keySet();
    }

    @GET
    @Path("{id}")
    public AssignmentEntry get(@PathParam("id") String id) {
        return entry(require(id));
    }

    /**
     * Assigns an item, {@code {mediaId, audience, mandatory, from, due, everyMonths, threshold, shareItem}}; refused where
     * some of them may not watch it, unless {@code shareItem} has it shared with them, for which one must be allowed to
     * change it.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = AssignmentEntry.class, responseCode = "201")
    public Response give(@NotNull JsonObject json) {
        AssignmentBody body = new AssignmentBody(json);
        MediaRef media = gate.assign(MediaId.parse(body.media()));
        AssignmentTerms terms = body.terms();
        Found given = transactions.give(media, terms, shares(body, media), body.from(), current.viewer());
        settling.settleIfPossible(given.assignment(), given.media());
        return Response.status(Response.Status.CREATED).entity(entry(given)).build();
    }

    /** How many an assignment of {@code mediaId} to {@code audience} would reach. */
    @POST
    @Path("outlook")
    @Consumes(MediaType.APPLICATION_JSON)
    public Outlook outlook(@NotNull JsonObject json) {
        AssignmentBody body = new AssignmentBody(json);
        MediaRef media = gate.assign(MediaId.parse(body.media()));
        Sharing.Reach reach = sharing.reach(media, body.audience(Audience.nobody()));
        return new Outlook(reach.people(), reach.shutOut());
    }

    /** A JSON merge patch of the same fields, less {@code mediaId} and {@code from}, which stay. */
    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    public AssignmentEntry change(@PathParam("id") String id, @NotNull JsonObject json) {
        Found found = require(id);
        AssignmentBody body = new AssignmentBody(json);
        boolean shares = shares(body, found.media());
        // Who had done what was asked until now has done it.
        settling.settle(found.assignment(), found.media());
        Found changed = transactions.change(found, body, shares);
        settling.settleIfPossible(changed.assignment(), changed.media());
        return entry(changed);
    }

    /** Ends it: nobody is asked any more, and what was completed stays. */
    @DELETE
    @Path("{id}")
    @Transactional
    public Response end(@PathParam("id") String id) {
        Found found = require(id);
        assignments.end(found.media(), found.assignment().id());
        return Response.noContent().build();
    }

    /** Whether the item is to be shared with more people, which is a change to it. */
    private boolean shares(AssignmentBody body, MediaRef media) {
        if (body.sharesItem()) {
            gate.edit(media.id());
        }
        return body.sharesItem();
    }

    private Found require(String id) {
        return assignments
                .find(AssignmentId.parse(id))
                .flatMap(found -> gate.find(found.media()).map(media -> new Found(found, media)))
                .filter(found -> gate.mayAssign(current.viewer(), found.media()))
                .orElseThrow(() -> new LoggiaException(
                        ErrorCode.NOT_FOUND, "There is no such assignment, or you may not change it."));
    }

    private AssignmentEntry entry(Found found) {
        return entry(found.assignment(), found.media(), members.everyone());
    }

    private AssignmentEntry entry(GivenAssignment assignment, MediaRef media, List<Member> roster) {
        return view.entry(assignment, media.title(), standings.tally(assignment, media, roster));
    }
}
