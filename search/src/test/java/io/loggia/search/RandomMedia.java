package io.loggia.search;

import io.loggia.domain.Audience;
import io.loggia.domain.ChannelId;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.GroupId;
import io.loggia.domain.MediaAccess;
import io.loggia.domain.MediaState;
import io.loggia.domain.PersonId;
import io.loggia.domain.Principal;
import io.loggia.domain.Role;
import io.loggia.domain.Viewer;
import io.loggia.search.index.IndexedMedia;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A small organisation whose items, rights and people are drawn by a seed, dense with edge cases. */
public final class RandomMedia {

    private static final List<String> WORDS =
            List.of("alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel");

    /** Letters that no stemmer takes for an ending, so that no two secrets meet in one stem. */
    private static final String NO_ENDINGS = "bcdfgkpqvw";

    private final Random random;
    private final List<DepartmentId> departments =
            Stream.generate(DepartmentId::random).limit(4).toList();
    private final List<GroupId> groups =
            Stream.generate(GroupId::random).limit(2).toList();
    private final List<PersonId> people =
            Stream.generate(PersonId::random).limit(6).toList();
    private final List<ChannelId> channels =
            Stream.generate(ChannelId::random).limit(3).toList();
    /** Publish windows begin and end at these, and searches run at and beside them. */
    private final List<Instant> times = List.of(
            TestMedia.NOW.minusNanos(1),
            TestMedia.NOW,
            TestMedia.NOW.plusNanos(1),
            TestMedia.NOW.plusNanos(1_000),
            Instant.EPOCH,
            Instant.MAX,
            Instant.MIN);

    public RandomMedia(long seed) {
        random = new Random(seed);
    }

    /** An item whose words tell it apart from others that some may not see: {@code secret} with a number of its own. */
    public IndexedMedia item(int number) {
        String secret = "secretword" + NO_ENDINGS.charAt(number / 10 % 10) + "y" + NO_ENDINGS.charAt(number % 10);
        return TestMedia.titled(word() + " " + secret)
                .described(word() + " " + secret)
                .tagged(word(), secret)
                .of(secret, secret)
                .in(random.nextBoolean() ? "en" : "de")
                .channel(pick(channels), "Channel")
                .said(
                        random.nextBoolean() ? "en" : "fr",
                        "we say " + word(),
                        secret + " Person: " + word() + " and " + secret)
                .access(access())
                .media();
    }

    private MediaAccess access() {
        Set<Principal> principals = new HashSet<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            principals.add(
                    switch (random.nextInt(5)) {
                        case 0 -> Principal.everyone();
                        case 1 -> Principal.of(pick(groups));
                        case 2 -> Principal.of(pick(people));
                        default -> Principal.of(pick(departments));
                    });
        }
        MediaState state = random.nextInt(4) > 0 ? MediaState.PUBLISHED : pick(List.of(MediaState.values()));
        return new MediaAccess(pick(people), state, new Audience(principals), timeOrNone(), timeOrNone());
    }

    private @Nullable Instant timeOrNone() {
        return random.nextBoolean() ? null : pick(times);
    }

    public Viewer viewer() {
        PersonId id = random.nextInt(5) == 0 ? PersonId.random() : pick(people);
        Set<Principal> principals = new HashSet<>(Set.of(Principal.everyone(), Principal.of(id)));
        departments
                .subList(0, random.nextInt(departments.size() + 1))
                .forEach(department -> principals.add(Principal.of(department)));
        groups.subList(0, random.nextInt(groups.size() + 1)).forEach(group -> principals.add(Principal.of(group)));
        Set<Role> roles = new HashSet<>(Set.of(Role.VIEWER));
        if (random.nextInt(6) == 0) {
            roles.add(pick(List.of(Role.values())));
        }
        return new Viewer(id, "Somebody", roles, null, principals, Set.of());
    }

    public Instant now() {
        return pick(times.subList(0, 4));
    }

    public String word() {
        return pick(WORDS);
    }

    public List<IndexedMedia> items(int count) {
        List<IndexedMedia> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(item(i));
        }
        return items;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
