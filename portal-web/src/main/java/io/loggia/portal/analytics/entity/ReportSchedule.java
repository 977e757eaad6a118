package io.loggia.portal.analytics.entity;

import io.loggia.analytics.report.Cadence;
import io.loggia.analytics.report.Cadence.Rhythm;
import io.loggia.domain.PersonId;
import io.loggia.domain.ReportId;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** When a saved report is sent, and to whom. */
@Entity
@Table(name = "report_schedule")
public class ReportSchedule {

    @Id
    private UUID id;

    @Column(name = "report_id")
    private UUID reportId;

    @Column(name = "owner_id")
    private UUID ownerId;

    @Enumerated(EnumType.STRING)
    private Rhythm rhythm;

    @Column(name = "send_day")
    private int day;

    @Column(name = "send_hour")
    private int hour;

    private String format;

    private boolean attached;

    @Column(name = "to_managers")
    private boolean toManagers;

    private String language;

    @Column(name = "next_at")
    private Instant nextAt;

    @ElementCollection
    @CollectionTable(name = "report_receiver", joinColumns = @JoinColumn(name = "schedule_id"))
    @Column(name = "person_id")
    private Set<UUID> receivers = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "report_unsubscribed", joinColumns = @JoinColumn(name = "schedule_id"))
    @Column(name = "person_id")
    private Set<UUID> unsubscribed = new HashSet<>();

    protected ReportSchedule() {}

    public ReportSchedule(ReportId id, ReportId report, PersonId owner) {
        this.id = id.value();
        this.reportId = report.value();
        this.ownerId = owner.value();
    }

    public void comes(Cadence cadence, Instant next) {
        rhythm = cadence.rhythm();
        day = cadence.day();
        hour = cadence.hour();
        nextAt = next;
    }

    /** @param fallback the language of letters to those of whom none is known, as a tag */
    public void looks(String fileFormat, boolean alongside, String fallback) {
        format = fileFormat;
        attached = alongside;
        language = fallback;
    }

    /** @param allManagers of departments that it tells of, whoever they are by then */
    public void goesTo(Set<PersonId> people, boolean allManagers) {
        Set<UUID> ids = people.stream().map(PersonId::value).collect(Collectors.toSet());
        receivers.retainAll(ids);
        receivers.addAll(ids);
        toManagers = allManagers;
    }

    public ReportId id() {
        return new ReportId(id);
    }

    public ReportId report() {
        return new ReportId(reportId);
    }

    public PersonId owner() {
        return new PersonId(ownerId);
    }

    public Cadence cadence() {
        return new Cadence(rhythm, day, hour);
    }

    public String format() {
        return format;
    }

    public boolean isAttached() {
        return attached;
    }

    public boolean isToManagers() {
        return toManagers;
    }

    public String language() {
        return language;
    }

    public Instant nextAt() {
        return nextAt;
    }

    public void next(Instant when) {
        nextAt = when;
    }

    public Set<PersonId> receivers() {
        return receivers.stream().map(PersonId::new).collect(Collectors.toSet());
    }

    public Set<PersonId> unsubscribed() {
        return unsubscribed.stream().map(PersonId::new).collect(Collectors.toSet());
    }

    public boolean isWantedBy(PersonId person) {
        return !unsubscribed.contains(person.value());
    }

    public void subscribe(PersonId person) {
        unsubscribed.remove(person.value());
    }

    public void unsubscribe(PersonId person) {
        unsubscribed.add(person.value());
    }
}
