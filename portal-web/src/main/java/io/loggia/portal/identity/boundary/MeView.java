package io.loggia.portal.identity.boundary;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.Viewer;
import io.loggia.portal.identity.control.Departments;
import io.loggia.portal.identity.control.OrganisationCalendar;
import io.loggia.portal.identity.control.People;
import io.loggia.portal.identity.control.People.PersonRecord;
import io.loggia.portal.identity.control.Sessions.SignedIn;
import io.loggia.portal.platform.control.Ref;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws a signed-in session as the caller's own record. */
@ApplicationScoped
class MeView {

    @Inject
    private Departments departments;

    @Inject
    private People people;

    @Inject
    private OrganisationCalendar calendars;

    Me of(SignedIn signedIn) {
        Viewer viewer = signedIn.viewer();
        Map<DepartmentId, String> names = departments.names();
        Optional<PersonRecord> person = people.find(viewer.id());
        List<Ref> manages = person.map(PersonRecord::manages).stream()
                .flatMap(ids -> ids.stream().map(id -> ref(id, names)))
                .sorted(java.util.Comparator.comparing(Ref::name))
                .toList();
        List<Ref> groups = people.groupNames(viewer.id()).entrySet().stream()
                .map(group -> new Ref(group.getKey(), group.getValue()))
                .toList();
        DepartmentId department = viewer.department();
        return new Me(
                viewer.id().toString(),
                viewer.name(),
                person.map(PersonRecord::username).orElse(""),
                viewer.roles().stream().sorted().toList(),
                department == null ? null : ref(department, names),
                groups,
                manages,
                calendars.current().day(Instant.now()).toString(),
                signedIn.csrfToken());
    }

    private static Ref ref(DepartmentId id, Map<DepartmentId, String> names) {
        return new Ref(id.toString(), names.getOrDefault(id, ""));
    }
}
