package io.loggia.portal.catalog.boundary;

import io.loggia.domain.MediaId;
import io.loggia.domain.MediaKind;
import io.loggia.domain.Permission;
import io.loggia.domain.PersonId;
import io.loggia.portal.catalog.control.Trash;
import io.loggia.portal.catalog.control.Trash.Trashed;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.identity.control.People;
import io.loggia.portal.platform.control.Page;
import io.loggia.portal.platform.control.Ref;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was deleted and can still be had back: by its author, and by admins. */
@Path("trash")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TrashResource {

    @Inject
    private Trash trash;

    @Inject
    private People people;

    @Inject
    private CurrentViewer current;

    /**
     * An item in the trash.
     *
     * @param trashedBy null when that person is gone
     * @param deletedAt when it is deleted for good
     */
    public record TrashedItem(
            String id,
            String title,
            @Nullable MediaKind kind,
            Ref owner,
            @Nullable Ref trashedBy,
            String trashedAt,
            String deletedAt,
            long bytes) {}

    @GET
    @Requires(Permission.CREATE_MEDIA)
    public Page<TrashedItem> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        Page<Trashed> page = trash.list(current.viewer(), cursor, Page.limit(limit));
        Set<PersonId> persons = new HashSet<>();
        for (Trashed trashed : page.items()) {
            persons.add(trashed.item().access().owner());
            PersonId by = trashed.by();
            if (by != null) {
                persons.add(by);
            }
        }
        Map<PersonId, String> names = people.names(persons);
        return page.map(trashed -> toWire(trashed, names));
    }

    private static TrashedItem toWire(Trashed trashed, Map<PersonId, String> names) {
        PersonId owner = trashed.item().access().owner();
        PersonId by = trashed.by();
        String name = by == null ? null : names.get(by);
        return new TrashedItem(
                trashed.item().id().toString(),
                trashed.item().title(),
                trashed.item().kind(),
                new Ref(owner.toString(), names.getOrDefault(owner, "")),
                by == null || name == null ? null : new Ref(by.toString(), name),
                trashed.at().toString(),
                trashed.until().toString(),
                trashed.bytes());
    }

    /** Has it be again what it was. */
    @POST
    @Path("{id}/restore")
    @Requires(Permission.EDIT_MEDIA)
    @Transactional
    public Response restore(@PathParam("id") String id) {
        trash.restore(MediaId.parse(id));
        return Response.noContent().build();
    }

    /** Deletes it for good, everywhere. */
    @DELETE
    @Path("{id}")
    @Requires(Permission.EDIT_MEDIA)
    @Transactional
    public Response delete(@PathParam("id") String id) {
        trash.delete(MediaId.parse(id));
        return Response.noContent().build();
    }
}
