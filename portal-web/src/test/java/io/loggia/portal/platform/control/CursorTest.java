package io.loggia.portal.platform.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CursorTest {

    @Test
    void decode_whatWasEncoded_isTheSame() {
        assertThat(Cursor.decode(Cursor.encode("Übergabe / 100 %", ""), 2)).containsExactly("Übergabe / 100 %", "");
    }

    @Test
    void decode_garbage_isRefused() {
        for (String cursor : List.of("", "!!!", Cursor.encode("one"), Cursor.encode("1", "2", "3"))) {
            assertThatThrownBy(() -> Cursor.decode(cursor, 2))
                    .isInstanceOfSatisfying(
                            LoggiaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CURSOR));
        }
    }

    @Test
    void cut_oneRowMoreThanAsked_givesACursor() {
        assertThat(Page.cut(List.of("a", "b", "c"), 2, row -> row)).isEqualTo(new Page<>(List.of("a", "b"), "b"));
        assertThat(Page.cut(List.of("a", "b"), 2, row -> row)).isEqualTo(new Page<>(List.of("a", "b"), null));
    }
}
