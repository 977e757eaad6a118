package io.loggia.portal.analytics.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.PersonId;
import io.loggia.domain.ReportId;
import io.loggia.domain.Viewer;
import io.loggia.portal.analytics.entity.SavedReport;
import io.loggia.portal.identity.control.OrganisationCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Reports under a name. Every change wants the caller's transaction. */
@ApplicationScoped
public class SavedReports {

    private static final int MOST_OF_ONE_PERSON = 200;

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private OrganisationCalendar calendars;

    @Inject
    private ReportDesk desk;

    /** @param shared whether others use it, too, who may ask the same */
    public record Saved(
            ReportId id, PersonId owner, String name, boolean shared, StandingAsk asked, Instant changedAt) {}

    /** One's own, and those of others that are shared and that one may ask for; by name. */
    public List<Saved> of(Viewer viewer) {
        LocalDate today = LocalDate.now(calendars.current().zone());
        return entities
                .createQuery(
                        "select r from SavedReport r where r.ownerId = :viewer or r.shared = true order by r.name, r.id",
                        SavedReport.class)
                .setParameter("viewer", viewer.id().value())
                .getResultList()
                .stream()
                .map(SavedReports::toSaved)
                .filter(saved -> saved.owner().equals(viewer.id())
                        || desk.isFor(saved.asked().on(today), viewer))
                .toList();
    }

    /** @throws LoggiaException as {@link ReportDesk#open} does, and {@link ErrorCode#CONFLICT} when there are too many */
    public Saved save(Viewer viewer, String name, boolean shared, StandingAsk asked) {
        requireAllowed(viewer, asked);
        long own = entities.createQuery("select count(r) from SavedReport r where r.ownerId = :viewer", Long.class)
                .setParameter("viewer", viewer.id().value())
                .getSingleResult();
        if (own >= MOST_OF_ONE_PERSON) {
            throw new LoggiaException(
                    ErrorCode.CONFLICT, "You keep " + MOST_OF_ONE_PERSON + " reports already. Delete one first.");
        }
        SavedReport report =
                new SavedReport(ReportId.random(), viewer.id(), name, shared, asked.toJson(), Instant.now());
        entities.persist(report);
        return toSaved(report);
    }

    /** @throws LoggiaException {@link ErrorCode#NOT_FOUND} when it is not one's own, and as {@link ReportDesk#open} does */
    public Saved change(Viewer viewer, ReportId id, String name, boolean shared, StandingAsk asked) {
        requireAllowed(viewer, asked);
        SavedReport report = own(viewer, id);
        report.change(name, shared, asked.toJson(), Instant.now());
        return toSaved(report);
    }

    /** @throws LoggiaException {@link ErrorCode#NOT_FOUND} when it is not one's own */
    public void remove(Viewer viewer, ReportId id) {
        entities.remove(own(viewer, id));
    }

    private SavedReport own(Viewer viewer, ReportId id) {
        SavedReport report = entities.find(SavedReport.class, id.value());
        if (report == null || !report.owner().equals(viewer.id())) {
            throw new LoggiaException(ErrorCode.NOT_FOUND, "You keep no such report.");
        }
        return report;
    }

    private void requireAllowed(Viewer viewer, StandingAsk asked) {
        ReportAsk ask = asked.on(LocalDate.now(calendars.current().zone()));
        desk.require(ask, viewer);
        desk.requireFilters(ask, viewer);
    }

    private static Saved toSaved(SavedReport report) {
        return new Saved(
                report.id(),
                report.owner(),
                report.name(),
                report.isShared(),
                StandingAsk.parse(report.asked()),
                report.changedAt());
    }
}
