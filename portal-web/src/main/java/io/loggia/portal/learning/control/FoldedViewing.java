package io.loggia.portal.learning.control;

import io.loggia.analytics.coverage.Coverage;
import io.loggia.analytics.insight.WatchCurve;
import io.loggia.analytics.report.ReportPeriod;
import io.loggia.domain.Device;
import io.loggia.domain.EntryPoint;
import io.loggia.domain.HouseCalendar;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.domain.RevisionId;
import io.loggia.portal.catalog.control.RevisionRef;
import io.loggia.portal.catalog.control.Revisions;
import io.loggia.portal.identity.control.OrganisationCalendar;
import io.loggia.portal.learning.control.ItemViewing.Way;
import io.loggia.portal.learning.entity.WatchCoverage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What stays of playbacks that are not kept: how many there were, and how often each part was watched, of everybody
 * together. Whoever drops a playback folds it first, in the same transaction, so that no view is lost and none counts twice.
 */
@ApplicationScoped
public class FoldedViewing {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private OrganisationCalendar calendars;

    @Inject
    private Revisions revisions;

    private record Place(UUID media, LocalDate day, Device device, EntryPoint entry) {}

    /** Folds all that somebody has played. */
    void foldAll(PersonId person) {
        people(entities.createQuery(
                        "select c from WatchCoverage c where c.personId = :person order by c.id", WatchCoverage.class)
                .setParameter("person", person.value())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList());
        sessions(entities.createQuery("select s.id from WatchSession s where s.personId = :person", UUID.class)
                .setParameter("person", person.value())
                .getResultList());
    }

    /** Folds playbacks that are about to go. */
    void sessions(Collection<UUID> sessions) {
        if (sessions.isEmpty()) {
            return;
        }
        HouseCalendar calendar = calendars.current();
        Map<Place, Long> views = new HashMap<>();
        Map<RevisionId, List<Coverage>> played = new HashMap<>();
        for (Object[] row : entities.createQuery(
                        "select s.mediaId, s.startedAt, s.device, s.entry, s.played, c.revisionId, s.viewedAt"
                                + " from WatchSession s left join WatchCoverage c on c.id = s.coverageId where s.id in :sessions"
                                + " and s.viewed = true",
                        Object[].class)
                .setParameter("sessions", sessions)
                .getResultList()) {
            LocalDate day = calendar.day((Instant) (row[6] == null ? row[1] : row[6]));
            views.merge(new Place((UUID) row[0], day, (Device) row[2], (EntryPoint) row[3]), 1L, Long::sum);
            if (row[5] instanceof UUID revision) {
                played.computeIfAbsent(new RevisionId(revision), any -> new ArrayList<>())
                        .add(Coverage.decode((String) row[4]));
            }
        }
        views.forEach(this::add);
        played.forEach((revision, coverages) -> add(revision, false, coverages));
    }

    /** Folds people's coverages that are about to lose their parts; a person counts once, however often they come back. */
    void people(Collection<WatchCoverage> coverages) {
        Map<RevisionId, List<Coverage>> seen = new HashMap<>();
        for (WatchCoverage coverage : coverages) {
            if (coverage.lastAt().isPresent() && !coverage.isFolded()) {
                seen.computeIfAbsent(coverage.revision(), any -> new ArrayList<>())
                        .add(coverage.seen());
                coverage.fold();
            }
        }
        seen.forEach((revision, all) -> add(revision, true, all));
    }

    private void add(Place place, long views) {
        write(
                "insert into folded_views (media_id, view_day, device, entry, views)"
                        + " values (?1, cast(?2 as date), ?3, ?4, 0) on conflict do nothing",
                place.media(),
                place.day().toString(),
                place.device().name(),
                place.entry().name());
        write(
                "update folded_views set views = views + ?5 where media_id = ?1 and view_day = cast(?2 as date)"
                        + " and device = ?3 and entry = ?4",
                place.media(),
                place.day().toString(),
                place.device().name(),
                place.entry().name(),
                views);
    }

    private void add(RevisionId revision, boolean ofPeople, List<Coverage> coverages) {
        Double seconds = revisions
                .findIfExists(revision)
                .map(RevisionRef::durationSeconds)
                .orElse(null);
        if (seconds == null) {
            return;
        }
        WatchCurve curve = WatchCurve.of(coverages, Math.round(seconds * 1000), WatchCurve.PARTS);
        write(
                "insert into folded_curve (revision_id, of_people, step_ms, watchers, counts)"
                        + " values (?1, ?2, ?3, 0, '') on conflict do nothing",
                revision.value(),
                ofPeople,
                curve.stepMs());
        WatchCurve before = read(revision, ofPeople, " for update").orElse(null);
        WatchCurve sum = before == null ? curve : curve.plus(before);
        write(
                "update folded_curve set step_ms = ?3, watchers = ?4, counts = ?5"
                        + " where revision_id = ?1 and of_people = ?2",
                revision.value(),
                ofPeople,
                sum.stepMs(),
                sum.all(),
                sum.counts().stream().map(String::valueOf).collect(Collectors.joining(",")));
    }

    private void write(String statement, Object... values) {
        Query query = entities.createNativeQuery(statement);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        query.executeUpdate();
    }

    /** How often each part of the file was watched; empty where nothing was folded. */
    public Optional<WatchCurve> curve(RevisionId revision, boolean ofPeople) {
        return read(revision, ofPeople, "");
    }

    private Optional<WatchCurve> read(RevisionId revision, boolean ofPeople, String lock) {
        List<?> rows = entities.createNativeQuery("select step_ms, counts, watchers from folded_curve"
                        + " where revision_id = ?1 and of_people = ?2" + lock)
                .setParameter(1, revision.value())
                .setParameter(2, ofPeople)
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .filter(row -> !((String) row[1]).isEmpty())
                .map(row -> new WatchCurve(
                        ((Number) row[0]).longValue(),
                        Arrays.stream(((String) row[1]).split(","))
                                .map(Integer::valueOf)
                                .toList(),
                        ((Number) row[2]).intValue()))
                .findFirst();
    }

    /** Views of an item in a period. */
    List<Way> ways(MediaId media, ReportPeriod period) {
        // The days of the moments at which those of the period begin and end: of any period, also one without an end.
        HouseCalendar calendar = calendars.current();
        LocalDate from = calendar.day(period.begin(calendar.zone()));
        LocalDate end = calendar.day(period.end(calendar.zone()));
        List<?> rows = entities.createNativeQuery("select device, entry, sum(views) from folded_views"
                        + " where media_id = ?1 and view_day >= cast(?2 as date) and view_day < cast(?3 as date)"
                        + " group by device, entry")
                .setParameter(1, media.value())
                .setParameter(2, from.toString())
                .setParameter(3, end.toString())
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Way(
                        null,
                        Device.valueOf((String) row[0]),
                        EntryPoint.valueOf((String) row[1]),
                        ((Number) row[2]).longValue()))
                .toList();
    }

    /** Views of items ever, for those that have any. */
    Map<MediaId, Long> views(Collection<MediaId> media) {
        Map<MediaId, Long> views = new HashMap<>();
        if (!media.isEmpty()) {
            String ids = media.stream().map(id -> "'" + id + "'").collect(Collectors.joining(","));
            List<?> rows = entities.createNativeQuery(
                            "select cast(media_id as varchar(36)), sum(views) from folded_views where media_id in ("
                                    + ids + ") group by media_id")
                    .getResultList();
            for (Object one : rows) {
                Object[] row = (Object[]) one;
                views.put(MediaId.parse(row[0].toString()), ((Number) row[1]).longValue());
            }
        }
        return views;
    }
}
