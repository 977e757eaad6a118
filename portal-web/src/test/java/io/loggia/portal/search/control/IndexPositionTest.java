package io.loggia.portal.search.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.MediaId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IndexPositionTest {

    @Test
    void parse_ownText_isEqual() {
        IndexPosition position = new IndexPosition(UUID.randomUUID(), 42, List.of());

        assertThat(IndexPosition.parse(position.text())).contains(position);
    }

    @Test
    void parse_ownTextWithTroubledItems_isEqual() {
        IndexPosition position = new IndexPosition(UUID.randomUUID(), 42, List.of(MediaId.random(), MediaId.random()));

        assertThat(IndexPosition.parse(position.text())).contains(position);
    }

    @Test
    void parse_foreignText_isEmpty() {
        assertThat(IndexPosition.parse("bench")).isEmpty();
        assertThat(IndexPosition.parse("x/1")).isEmpty();
        assertThat(IndexPosition.parse(UUID.randomUUID() + "/x")).isEmpty();
        assertThat(IndexPosition.parse(UUID.randomUUID() + "/1/")).isEmpty();
        assertThat(IndexPosition.parse(UUID.randomUUID() + "/1/x")).isEmpty();
        assertThat(IndexPosition.parse(UUID.randomUUID() + "/1/" + MediaId.random() + "/2"))
                .isEmpty();
    }
}
