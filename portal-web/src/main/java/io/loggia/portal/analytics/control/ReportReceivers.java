package io.loggia.portal.analytics.control;

import io.loggia.domain.AccessPolicy;
import io.loggia.domain.Decision;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.PersonId;
import io.loggia.domain.Role;
import io.loggia.domain.Viewer;
import io.loggia.portal.analytics.control.ReportOffers.Offer;
import io.loggia.portal.analytics.control.ReportSchedules.Scheduled;
import io.loggia.portal.identity.control.Departments;
import io.loggia.portal.identity.control.People;
import io.loggia.portal.identity.control.PeopleList;
import io.loggia.portal.identity.control.PeopleList.Filter;
import io.loggia.portal.identity.control.PeopleList.Listed;
import io.loggia.portal.platform.control.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whom a report is sent to, and what of it each of them may be told now. */
@ApplicationScoped
public class ReportReceivers {

    @Inject
    private People people;

    @Inject
    private PeopleList list;

    @Inject
    private Departments departments;

    @Inject
    private ReportOffers offers;

    /**
     * Those who are named and want it, and where all managers are meant, those who may be told of something. Who set it up
     * counts as they are now: one who may no longer send to others sends to themselves, and one who left to nobody.
     */
    Set<PersonId> of(Scheduled schedule) {
        Set<PersonId> all = new LinkedHashSet<>();
        Viewer owner = people.viewer(schedule.owner()).orElse(null);
        if (owner == null) {
            return all;
        }
        all.addAll(schedule.plan().receivers());
        if (schedule.plan().toManagers()) {
            eachManager(manager -> people.viewer(manager)
                    .filter(viewer -> !asks(schedule.asked(), viewer).isEmpty())
                    .ifPresent(viewer -> all.add(viewer.id())));
        }
        if (!ReportSchedules.maySendToOthers(owner)) {
            all.retainAll(Set.of(owner.id()));
        }
        all.removeAll(schedule.unsubscribed());
        return all;
    }

    private void eachManager(Consumer<PersonId> receiver) {
        @Nullable String cursor = null;
        do {
            Page<Listed> page =
                    list.list(new Filter(null, null, null, Role.MANAGER, null, true), cursor, Page.MAX_LIMIT);
            page.items().forEach(listed -> receiver.accept(listed.person().id()));
            cursor = page.next();
        } while (cursor != null);
    }

    /**
     * What is asked for a receiver: the same where they may be told that; else the same of each of their own departments
     * below those that are named, the topmost alone, by name. None when they may be told nothing of it.
     */
    public List<StandingAsk> asks(StandingAsk asked, Viewer receiver) {
        Optional<Offer> offer = offers.to(receiver).stream()
                .filter(one -> one.kind() == asked.kind())
                .findFirst();
        Set<DepartmentId> named = asked.departments();
        if (offer.isEmpty()) {
            return List.of();
        }
        boolean asIs = named.isEmpty()
                ? !offer.get().departmentNeeded()
                : named.stream().allMatch(one -> AccessPolicy.decideReport(receiver, one) == Decision.ALLOWED);
        if (asIs) {
            return List.of(asked);
        }
        if (!receiver.has(Role.MANAGER)) {
            return List.of();
        }
        Set<DepartmentId> within = named.isEmpty() ? receiver.manages() : departments.subtrees(named);
        Map<DepartmentId, String> names = departments.names();
        return receiver.manages().stream()
                .filter(within::contains)
                .filter(one -> departments.upwards(one).stream()
                        .noneMatch(above ->
                                !above.equals(one) && receiver.manages().contains(above) && within.contains(above)))
                .sorted(Comparator.comparing((DepartmentId one) -> names.getOrDefault(one, ""))
                        .thenComparing(DepartmentId::value))
                .map(asked::of)
                .toList();
    }
}
