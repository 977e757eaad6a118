package io.loggia.portal.identity.boundary;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.Permission;
import io.loggia.portal.identity.control.Departments;
import io.loggia.portal.identity.control.People;
import io.loggia.portal.identity.control.People.PersonRecord;
import io.loggia.portal.platform.control.Page;
import io.loggia.portal.platform.control.Ref;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** People by name, for those who pick them: whom an item is for, whom it is assigned to, whom a report is sent to. */
@Path("people")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PeopleResource {

    @Inject
    private People people;

    @Inject
    private Departments departments;

    /** As much of a person as it needs to pick them. */
    public record Person(
            String id,
            String name,
            String username,
            @Nullable Ref department) {}

    @GET
    @Requires(Permission.ASSIGN_MEDIA)
    public Page<Person> list(
            @QueryParam("q") @Nullable String text,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Map<DepartmentId, String> names = departments.names();
        return people.list(text, cursor, Page.limit(limit)).map(person -> toWire(person, names));
    }

    private static Person toWire(PersonRecord person, Map<DepartmentId, String> names) {
        DepartmentId department = person.department();
        return new Person(
                person.id().toString(),
                person.name(),
                person.username(),
                department == null ? null : new Ref(department.toString(), names.getOrDefault(department, "")));
    }
}
