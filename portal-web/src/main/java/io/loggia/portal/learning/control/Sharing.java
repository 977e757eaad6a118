package io.loggia.portal.learning.control;

import io.loggia.domain.Audience;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaState;
import io.loggia.domain.Principal;
import io.loggia.portal.catalog.control.Catalog;
import io.loggia.portal.catalog.control.MediaChange;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.identity.control.AudienceMembers;
import io.loggia.portal.identity.control.AudienceMembers.Member;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Sees to it that whom an item is assigned to may watch it. */
@ApplicationScoped
public class Sharing {

    @Inject
    private AudienceMembers members;

    @Inject
    private Catalog catalog;

    /** Whom an audience holds now, and how many of them the item is not shared with. */
    public record Reach(long people, long shutOut) {}

    public Reach reach(MediaRef media, Audience assignees) {
        List<Member> people = members.everyone().stream()
                .filter(member -> member.isIn(assignees))
                .toList();
        long shutOut = people.stream()
                .filter(member -> !member.isIn(media.access().audience())
                        && !member.id().equals(media.access().owner()))
                .count();
        return new Reach(people.size(), shutOut);
    }

    /**
     * Wants the caller's transaction, and a caller who may change the item.
     *
     * @param share whether the item is to be shared with those whom it is not shared with
     * @return the item as it is then
     * @throws LoggiaException {@link ErrorCode#CONFLICT} for an item that is not published, {@link ErrorCode#NOT_SHARED}
     *     where some may not watch it and it is not to be shared
     */
    public MediaRef ensure(MediaRef media, Audience assignees, boolean share) {
        if (media.access().state() != MediaState.PUBLISHED) {
            throw new LoggiaException(
                    ErrorCode.CONFLICT, "Publish the item first: nobody can be asked for what nobody may watch.");
        }
        Reach reach = reach(media, assignees);
        if (reach.shutOut() == 0) {
            return media;
        }
        if (!share) {
            throw new LoggiaException(
                    ErrorCode.NOT_SHARED,
                    reach.shutOut() + " of these " + reach.people()
                            + " people may not watch the item. Share it with them,"
                            + " by its audience or by 'shareItem': true, or assign it to fewer.");
        }
        Set<Principal> all = new HashSet<>(media.access().audience().principals());
        all.addAll(assignees.principals());
        return catalog.change(media.id(), MediaChange.ofAudience(new Audience(all)));
    }
}
