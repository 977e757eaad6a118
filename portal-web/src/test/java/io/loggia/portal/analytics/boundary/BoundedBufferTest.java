package io.loggia.portal.analytics.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundedBufferTest {

    @Test
    void buffer_upToItsMost_keepsAll() {
        BoundedBuffer buffer = new BoundedBuffer(4);
        buffer.write(new byte[] {1, 2, 3}, 0, 3);
        buffer.write(4);

        assertThat(buffer.content()).hasValueSatisfying(all -> assertThat(all).containsExactly(1, 2, 3, 4));
    }

    @Test
    void buffer_beyondItsMost_keepsNothingEvenOfLittleThatComesAfter() {
        BoundedBuffer buffer = new BoundedBuffer(4);
        buffer.write(new byte[5], 0, 5);
        buffer.write(1);

        assertThat(buffer.content()).isEmpty();
    }
}
