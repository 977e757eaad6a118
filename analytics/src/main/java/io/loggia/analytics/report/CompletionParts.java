package io.loggia.analytics.report;

import io.loggia.analytics.report.CompletionPart.Noted;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Takes a report apart by groups, each with the people and items that it may concern alone: of a department, those who are
 * or were in it.
 */
final class CompletionParts {

    private static final int PEOPLE_AT_ONCE = 1_000;
    private static final CompletionState FIRST = CompletionState.COMPLETED;

    private final List<ReportPerson> people;
    private final List<ReportItem> items;
    private final Map<DepartmentId, String> names;
    private final Function<List<ReportPerson>, Map<PersonId, Set<DepartmentId>>> departments;

    /** @param departments those that rows of some people may name */
    CompletionParts(
            List<ReportPerson> people,
            List<ReportItem> items,
            Map<DepartmentId, String> names,
            Function<List<ReportPerson>, Map<PersonId, Set<DepartmentId>>> departments) {
        this.people = people;
        this.items = items;
        this.names = names;
        this.departments = departments;
    }

    Stream<CompletionPart> by(CompletionGroup group) {
        return switch (group) {
            case DEPARTMENT -> byDepartment();
            case ITEM -> IntStream.range(0, items.size()).mapToObj(this::ofItem);
            case CHANNEL -> byChannel();
            case STATE -> byState();
        };
    }

    /**
     * The first pass sees every row, and notes which have which state: each of the others goes over those alone. So a row comes
     * once, and in the state noted, also where facts come between the passes.
     */
    private Stream<CompletionPart> byState() {
        Map<MediaId, Integer> places = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            places.put(items.get(i).id(), i);
        }
        Map<CompletionState, Noted> others = new EnumMap<>(CompletionState.class);
        for (CompletionState state : EnumSet.complementOf(EnumSet.of(FIRST))) {
            others.put(state, new Noted(state, new HashMap<>()));
        }
        CompletionPart first = new CompletionPart(
                people,
                null,
                row -> {
                    Noted other = others.get(row.state());
                    if (other != null) {
                        other.places()
                                .computeIfAbsent(row.person(), any -> new BitSet())
                                .set(Objects.requireNonNull(places.get(row.media())));
                    }
                },
                row -> row.state() == FIRST,
                null);
        // A stream takes each of them only when the pass before is over.
        return Stream.concat(Stream.of(first), others.values().stream().map(this::of));
    }

    private CompletionPart of(Noted noted) {
        List<ReportPerson> some = people.stream()
                .filter(person -> noted.places().containsKey(person.id()))
                .toList();
        return new CompletionPart(some, null, row -> {}, row -> true, noted);
    }

    private Stream<CompletionPart> byDepartment() {
        Map<DepartmentId, List<ReportPerson>> members = new HashMap<>();
        for (int from = 0; from < people.size(); from += PEOPLE_AT_ONCE) {
            List<ReportPerson> some = people.subList(from, Math.min(from + PEOPLE_AT_ONCE, people.size()));
            Map<PersonId, Set<DepartmentId>> of = departments.apply(some);
            some.forEach(person -> of.getOrDefault(person.id(), Set.of())
                    .forEach(one -> members.computeIfAbsent(one, any -> new ArrayList<>())
                            .add(person)));
        }
        return members.keySet().stream()
                .sorted(Comparator.comparing(this::name, CompletionGroup.BY_NAME)
                        .thenComparing(DepartmentId::toString))
                .map(one -> new CompletionPart(
                        members.getOrDefault(one, List.of()),
                        null,
                        row -> row.department().equals(one)));
    }

    private String name(DepartmentId department) {
        return names.getOrDefault(department, department.toString());
    }

    private CompletionPart ofItem(int place) {
        BitSet only = new BitSet();
        only.set(place);
        return new CompletionPart(people, only, row -> true);
    }

    private Stream<CompletionPart> byChannel() {
        Map<String, BitSet> channels = new TreeMap<>(CompletionGroup.BY_NAME.thenComparing(Comparator.naturalOrder()));
        for (int i = 0; i < items.size(); i++) {
            channels.computeIfAbsent(items.get(i).channel(), any -> new BitSet())
                    .set(i);
        }
        return channels.values().stream().map(some -> new CompletionPart(people, some, row -> true));
    }
}
