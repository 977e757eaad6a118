package io.loggia.portal.admin.boundary;

import io.loggia.domain.Permission;
import io.loggia.domain.PersonId;
import io.loggia.portal.admin.control.Erasures;
import io.loggia.portal.admin.control.Erasures.Erased;
import io.loggia.portal.admin.control.Erasures.Outlook;
import io.loggia.portal.identity.control.PersonalBook.Concerned;
import io.loggia.portal.identity.control.PersonalTable.Fate;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Erasing somebody who has left, which nobody can take back (GDPR, article 17). */
@Path("admin/people/{id}/erasure")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.ADMINISTER)
public class ErasureResource {

    @Inject
    private Erasures erasures;

    /** So many of a kind of thing, as the file of one's own data names it, and what becomes of them. */
    public record ConcernedView(String name, Fate fate, long count) {}

    /**
     * What an erasure would do.
     *
     * @param enabled whether the person can still sign in, and so cannot be erased
     * @param heirNeeded whether items are theirs, which have to be somebody's
     */
    public record ErasureOutlook(
            String name, String username, boolean enabled, boolean heirNeeded, List<ConcernedView> concerned) {}

    /** @param heir id of who gets the person's items; absent where there are none */
    public record ErasureOrder(@Nullable String heir) {}

    /** @param number what stands in for the person from now on */
    public record ErasureDone(int number, List<ConcernedView> concerned) {}

    @GET
    @Transactional
    public ErasureOutlook outlook(@PathParam("id") String id) {
        Outlook outlook = erasures.outlook(PersonId.parse(id));
        return new ErasureOutlook(
                outlook.name(),
                outlook.username(),
                outlook.enabled(),
                outlook.heirNeeded(),
                toWire(outlook.concerned()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public ErasureDone erase(@PathParam("id") String id, @NotNull ErasureOrder order) {
        String heir = order.heir();
        Erased erased =
                erasures.erase(PersonId.parse(id), heir == null || heir.isEmpty() ? null : PersonId.parse(heir));
        return new ErasureDone(erased.number(), toWire(erased.concerned()));
    }

    private static List<ConcernedView> toWire(List<Concerned> concerned) {
        return concerned.stream()
                .map(one -> new ConcernedView(one.name(), one.fate(), one.rows()))
                .toList();
    }
}
