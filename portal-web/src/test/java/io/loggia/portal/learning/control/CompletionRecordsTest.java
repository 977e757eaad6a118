package io.loggia.portal.learning.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.MediaId;
import io.loggia.portal.learning.control.CompletionRecords.Item;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CompletionRecordsTest {

    private static List<Item> items(long... records) {
        return Arrays.stream(records)
                .mapToObj(one -> new Item(MediaId.random(), "Item", one))
                .toList();
    }

    private static List<List<Long>> counts(List<List<Item>> portions) {
        return portions.stream()
                .map(some -> some.stream().map(Item::records).toList())
                .toList();
    }

    @Test
    void together_inTheirOrder_asManyAsAreReadAtOnce() {
        assertThat(counts(CompletionRecords.together(items(1, 499, 1, 700, 3, 500, 0, 250, 250, 1))))
                .containsExactly(
                        List.of(1L, 499L),
                        List.of(1L),
                        List.of(700L),
                        List.of(3L),
                        List.of(500L, 0L),
                        List.of(250L, 250L),
                        List.of(1L));
        assertThat(CompletionRecords.together(List.of())).isEmpty();
    }

    /** A thousand items of which five have completed each: ten portions, and not a thousand. */
    @Test
    void together_ofManySmallItems_isFew() {
        List<Item> items = IntStream.range(0, 1_000)
                .boxed()
                .flatMap(any -> items(5).stream())
                .toList();

        assertThat(CompletionRecords.together(items)).hasSize(10);
        assertThat(CompletionRecords.together(items).stream().flatMap(List::stream))
                .containsExactlyElementsOf(items);
    }
}
