package io.loggia.portal.admin.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.PersonId;
import io.loggia.domain.Role;
import io.loggia.portal.analytics.control.RollUpTurns;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.identity.control.Leaver;
import io.loggia.portal.identity.control.People;
import io.loggia.portal.identity.control.People.PersonRecord;
import io.loggia.portal.identity.control.PersonalBook;
import io.loggia.portal.identity.control.PersonalBook.Concerned;
import io.loggia.portal.identity.control.PersonalTable.Fate;
import io.loggia.portal.identity.control.Sessions;
import io.loggia.portal.identity.control.StandIns;
import io.loggia.portal.identity.control.StandIns.Leaving;
import io.loggia.portal.identity.control.StandIns.StandIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Erases people who have left. All of it is one transaction: whatever ends the server meanwhile, a person is erased or is
 * not, and whoever asks again finds out which.
 */
@ApplicationScoped
public class Erasures {

    @Inject
    private StandIns standIns;

    @Inject
    private People people;

    @Inject
    private PersonalBook book;

    @Inject
    private RollUpTurns turns;

    @Inject
    private Sessions sessions;

    @Inject
    private AuditLog audit;

    /**
     * What an erasure would do.
     *
     * @param enabled whether the person can still sign in, and so cannot be erased
     * @param heirNeeded whether something is theirs that has to be somebody's
     */
    public record Outlook(
            String name, String username, boolean enabled, boolean heirNeeded, List<Concerned> concerned) {}

    /** @param number what stands in for the person from now on */
    public record Erased(int number, List<Concerned> concerned) {}

    /** @throws LoggiaException {@link ErrorCode#NOT_FOUND} when there is no such person, or not any more */
    public Outlook outlook(PersonId id) {
        Leaving leaving = standIns.look(id);
        List<Concerned> concerned = book.concerned(leaver(leaving, new StandIn(id, 0, ""), null));
        return new Outlook(leaving.name(), leaving.username(), leaving.enabled(), leavesItems(concerned), concerned);
    }

    /**
     * Erases somebody. Wants the caller's transaction.
     *
     * @param heir who gets their items; null where there are none
     * @throws LoggiaException {@link ErrorCode#CAN_SIGN_IN}, {@link ErrorCode#HAS_ITEMS}, {@link ErrorCode#NOT_FOUND} when
     *     there is no such person any more, {@link ErrorCode#INVALID_REQUEST} for an heir who can own nothing
     */
    public Erased erase(PersonId id, @Nullable PersonId heir) {
        // Who is added up while the number that stands for them changes hands would be counted as somebody new.
        turns.hold();
        Leaving leaving = standIns.hold(id);
        if (leaving.enabled()) {
            throw new LoggiaException(
                    ErrorCode.CAN_SIGN_IN, "Who can sign in cannot be erased. Take the person's access away first.");
        }
        String inherits = heir == null ? null : author(id, heir);
        StandIn standIn = standIns.make();
        Leaver leaver = leaver(leaving, standIn, heir);
        if (heir == null && leavesItems(book.concerned(leaver))) {
            throw new LoggiaException(ErrorCode.HAS_ITEMS, "Say who gets the items of this person.");
        }
        sessions.endAll(id);
        List<Concerned> done = book.erase(leaver);
        sessions.forget();
        write(standIn, inherits, done);
        return new Erased(standIn.number(), done);
    }

    private String author(PersonId leaver, PersonId heir) {
        PersonRecord found = people.find(heir)
                .filter(PersonRecord::enabled)
                .filter(person ->
                        person.roles().contains(Role.AUTHOR) || person.roles().contains(Role.ADMIN))
                .filter(person -> !person.id().equals(leaver))
                .orElseThrow(() -> new LoggiaException(
                        ErrorCode.INVALID_REQUEST,
                        "Items can be given to an author or administrator who can sign in."));
        return found.name();
    }

    private static boolean leavesItems(List<Concerned> concerned) {
        return concerned.stream()
                .anyMatch(one -> one.fate() == Fate.HANDED_OVER && one.name().equals("items"));
    }

    private static Leaver leaver(Leaving leaving, StandIn standIn, @Nullable PersonId heir) {
        return new Leaver(
                leaving.id(),
                leaving.isTheOnlyOne() ? leaving.name() : null,
                leaving.username(),
                standIn.id(),
                standIn.name(),
                heir);
    }

    private void write(StandIn standIn, @Nullable String heir, List<Concerned> done) {
        JsonObjectBuilder after = Json.createObjectBuilder();
        done.forEach(one -> after.add(one.name(), one.rows()));
        if (heir != null) {
            after.add("heir", heir);
        }
        audit.byCaller(
                "person.erased",
                new Subject("person", standIn.id().toString(), standIn.name()),
                null,
                after.build().toString());
    }
}
