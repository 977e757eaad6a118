package io.loggia.portal.analytics.boundary;

import io.loggia.domain.PersonId;
import io.loggia.domain.ReportId;
import io.loggia.portal.analytics.control.ReportMailings.Logged;
import io.loggia.portal.platform.control.Ref;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A letter as the wire has it.
 *
 * @param nextAt when it is tried again, where it waits
 * @param departments what it told of; absent where nothing was sent
 * @param leftOut how many departments did not fit into it
 */
public record MailingView(
        String id,
        Ref schedule,
        Ref receiver,
        String dueAt,
        String changedAt,
        String state,
        int attempts,
        @Nullable String nextAt,
        @Nullable String address,
        @Nullable String departments,
        int leftOut,
        long rows,
        boolean attached,
        @Nullable String reason,
        @Nullable String detail) {

    static MailingView of(Logged one, Map<ReportId, String> reports, Map<PersonId, String> names) {
        return new MailingView(
                one.id().toString(),
                new Ref(one.schedule().toString(), reports.getOrDefault(one.schedule(), "")),
                new Ref(one.person().toString(), names.getOrDefault(one.person(), "")),
                one.dueAt().toString(),
                one.changedAt().toString(),
                one.state().name(),
                one.attempts(),
                one.isWaiting() ? one.nextAt().toString() : null,
                one.address(),
                one.departments(),
                one.leftOut(),
                one.rows(),
                one.attached(),
                one.reasonName(),
                one.detail());
    }
}
