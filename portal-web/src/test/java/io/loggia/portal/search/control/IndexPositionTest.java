package io.loggia.portal.search.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class IndexPositionTest {

    @Test
    void parse_ownText_isEqual() {
        IndexPosition position = new IndexPosition(UUID.randomUUID(), 42);

        assertThat(IndexPosition.parse(position.text())).contains(position);
    }

    @Test
    void parse_foreignText_isEmpty() {
        assertThat(IndexPosition.parse("bench")).isEmpty();
        assertThat(IndexPosition.parse("x/1")).isEmpty();
        assertThat(IndexPosition.parse(UUID.randomUUID() + "/x")).isEmpty();
    }
}
