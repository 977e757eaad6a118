package io.loggia.portal.analytics.boundary;

import io.loggia.domain.Permission;
import io.loggia.domain.PersonId;
import io.loggia.domain.ReportId;
import io.loggia.domain.Viewer;
import io.loggia.portal.analytics.control.SavedReports;
import io.loggia.portal.analytics.control.SavedReports.Saved;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.identity.control.People;
import io.loggia.portal.platform.control.Ref;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Reports that people keep under a name. What one tells is its reader's own, whoever made it. */
@Path("reports/saved")
@RequestScoped
@Requires(Permission.SIGNED_IN)
@Produces(MediaType.APPLICATION_JSON)
public class SavedReportsResource {

    @Inject
    private SavedReports saved;

    @Inject
    private People people;

    @Inject
    private CurrentViewer current;

    /** @param mine whether the caller may change it */
    public record SavedView(
            String id, String name, Ref owner, boolean mine, boolean shared, AskBody asked, String changedAt) {}

    public record SavedViews(List<SavedView> items) {}

    /** @param shared with whoever may ask the same */
    public record SavedBody(
            @NotBlank @Size(max = 200) String name,
            boolean shared,
            @NotNull @Valid AskBody asked) {}

    /** One's own, and those shared by others that one may ask for. */
    @GET
    public SavedViews list() {
        List<Saved> all = saved.of(current.viewer());
        Map<PersonId, String> names =
                people.names(all.stream().map(Saved::owner).collect(Collectors.toSet()));
        return new SavedViews(all.stream().map(one -> toWire(one, names)).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = SavedView.class, responseCode = "201")
    @Transactional
    public Response save(@Valid @NotNull SavedBody body) {
        Viewer viewer = current.viewer();
        Saved made = saved.save(
                viewer, body.name().strip(), body.shared(), body.asked().toAsk());
        return Response.status(Response.Status.CREATED)
                .entity(toWire(made, Map.of(viewer.id(), viewer.name())))
                .build();
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public SavedView change(@PathParam("id") String id, @Valid @NotNull SavedBody body) {
        Viewer viewer = current.viewer();
        Saved changed = saved.change(
                viewer,
                ReportId.parse(id),
                body.name().strip(),
                body.shared(),
                body.asked().toAsk());
        return toWire(changed, Map.of(viewer.id(), viewer.name()));
    }

    @DELETE
    @Path("{id}")
    @Transactional
    public void remove(@PathParam("id") String id) {
        saved.remove(current.viewer(), ReportId.parse(id));
    }

    private SavedView toWire(Saved one, Map<PersonId, String> names) {
        PersonId owner = one.owner();
        return new SavedView(
                one.id().toString(),
                one.name(),
                new Ref(owner.toString(), names.getOrDefault(owner, "")),
                owner.equals(current.viewer().id()),
                one.shared(),
                AskBody.of(one.asked()),
                one.changedAt().toString());
    }
}
