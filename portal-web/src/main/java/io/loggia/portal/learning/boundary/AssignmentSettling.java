package io.loggia.portal.learning.boundary;

import io.loggia.domain.MediaId;
import io.loggia.portal.catalog.control.Catalog;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.identity.control.AudienceMembers;
import io.loggia.portal.identity.control.AudienceMembers.Member;
import io.loggia.portal.learning.control.AssignmentProofs;
import io.loggia.portal.learning.control.AssignmentProofs.Due;
import io.loggia.portal.learning.control.GivenAssignment;
import io.loggia.portal.platform.control.PeriodicTasks;
import io.loggia.portal.platform.control.PlatformConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/**
 * Has written down who had watched as much as an assignment asks for before it asked: when it is given or changed, and now
 * and then for those who have come to its audience since.
 */
@ApplicationScoped
public class AssignmentSettling {

    private static final System.Logger LOGGER = System.getLogger(AssignmentSettling.class.getName());

    private static final int AFTER_THE_SEED = 260;

    /** The first look is soon, also for what was watched before completions by assignments were written at all. */
    private static final Duration FIRST = Duration.ofSeconds(20);

    private static final Duration PAUSE = Duration.ofHours(1);

    /** Their beats wait meanwhile. */
    private static final int AT_ONCE = 50;

    @Inject
    private PeriodicTasks tasks;

    @Inject
    @ConfigProperties
    private PlatformConfig platform;

    @Inject
    private AssignmentProofs proofs;

    @Inject
    private AssignmentTransactions transactions;

    @Inject
    private AudienceMembers members;

    @Inject
    private Catalog catalog;

    void start(@Observes @Priority(AFTER_THE_SEED) Startup event) {
        if (platform.servesPeople()) {
            tasks.every(FIRST, PAUSE, "The look at who had watched what is assigned to them", this::settleAll);
        }
    }

    private void settleAll() {
        List<GivenAssignment> given = proofs.withShare();
        if (given.isEmpty()) {
            return;
        }
        List<Member> roster = members.everyone();
        Map<MediaId, MediaRef> items =
                catalog.findAll(given.stream().map(GivenAssignment::media).collect(Collectors.toSet()));
        for (GivenAssignment one : given) {
            MediaRef media = items.get(one.media());
            if (media != null && !tasks.areStopped()) {
                try {
                    settle(one, media, roster);
                } catch (RuntimeException e) {
                    // One that fails must not keep those behind it waiting for good.
                    leaveForLater(one, e);
                }
            }
        }
    }

    /** After a change that stands by now and must not seem to have failed: what is left out here, the next look does. */
    void settleIfPossible(GivenAssignment given, MediaRef media) {
        try {
            settle(given, media);
        } catch (RuntimeException e) {
            leaveForLater(given, e);
        }
    }

    private void leaveForLater(GivenAssignment given, RuntimeException e) {
        LOGGER.log(
                tasks.areStopped() ? Level.DEBUG : Level.WARNING,
                "Who had watched what assignment " + given.id() + " asks for is written down later",
                e);
    }

    /** Not in a transaction: each portion is one. */
    void settle(GivenAssignment given, MediaRef media) {
        settle(given, media, given.terms().threshold() == null ? List.of() : members.everyone());
    }

    private void settle(GivenAssignment given, MediaRef media, List<Member> roster) {
        proofs.forget(media.id());
        List<Due> due = proofs.due(given, media, roster);
        for (int from = 0; from < due.size(); from += AT_ONCE) {
            transactions.settle(given, media, due.subList(from, Math.min(from + AT_ONCE, due.size())));
        }
    }
}
