package io.loggia.analytics.report;

import io.loggia.domain.Audience;
import io.loggia.domain.MediaId;

/**
 * A media item that a report may have to name.
 *
 * @param audience who is expected to watch it; nobody for an item that is not published now, which is then named only
 *     where it was watched
 * @param channel its name, empty for none
 * @param mandatory whom it is assigned to so
 * @param recommended whom it is assigned to so; who is in both has to watch it
 */
public record ReportItem(
        MediaId id, String title, Audience audience, String channel, Audience mandatory, Audience recommended) {

    /** In no channel, and assigned to nobody. */
    public ReportItem(MediaId id, String title, Audience audience) {
        this(id, title, audience, "", Audience.nobody(), Audience.nobody());
    }

    Duty dutyOf(ReportPerson person) {
        if (!person.onRoster()) {
            return Duty.FREE;
        }
        if (person.isIn(mandatory)) {
            return Duty.MANDATORY;
        }
        return person.isIn(recommended) ? Duty.RECOMMENDED : Duty.FREE;
    }
}
