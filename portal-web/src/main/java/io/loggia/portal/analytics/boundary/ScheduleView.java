package io.loggia.portal.analytics.boundary;

import io.loggia.analytics.export.ReportFormat;
import io.loggia.analytics.report.Cadence.Rhythm;
import io.loggia.domain.PersonId;
import io.loggia.portal.analytics.control.ReportSchedules.Plan;
import io.loggia.portal.analytics.control.ReportSchedules.Scheduled;
import io.loggia.portal.platform.control.Ref;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A report that is sent again and again, as the wire has it.
 *
 * @param id the schedule's
 * @param report the saved report's id and name
 * @param unsubscribed how many want no letters of it
 */
public record ScheduleView(
        String id,
        Ref report,
        Ref owner,
        Rhythm rhythm,
        int day,
        int hour,
        ReportFormat format,
        boolean attached,
        boolean toManagers,
        List<Ref> receivers,
        int unsubscribed,
        String language,
        String nextAt) {

    static ScheduleView of(Scheduled one, Map<PersonId, String> names) {
        Plan plan = one.plan();
        return new ScheduleView(
                one.id().toString(),
                new Ref(one.report().toString(), one.name()),
                new Ref(one.owner().toString(), names.getOrDefault(one.owner(), "")),
                plan.cadence().rhythm(),
                plan.cadence().day(),
                plan.cadence().hour(),
                plan.format(),
                plan.attached(),
                plan.toManagers(),
                plan.receivers().stream()
                        .map(person -> new Ref(person.toString(), names.getOrDefault(person, "")))
                        .sorted(Comparator.comparing(Ref::name))
                        .toList(),
                one.unsubscribed().size(),
                plan.fallback().toLanguageTag(),
                one.nextAt().toString());
    }

    /** As the audit log has it. */
    static String told(Scheduled one) {
        Plan plan = one.plan();
        JsonArrayBuilder people = Json.createArrayBuilder();
        plan.receivers().stream().map(PersonId::toString).sorted().forEach(people::add);
        return Json.createObjectBuilder()
                .add("rhythm", plan.cadence().rhythm().name())
                .add("day", Integer.toString(plan.cadence().day()))
                .add("hour", Integer.toString(plan.cadence().hour()))
                .add("format", plan.format().name())
                .add("attached", plan.attached())
                .add("toManagers", plan.toManagers())
                .add("people", people)
                .build()
                .toString();
    }
}
