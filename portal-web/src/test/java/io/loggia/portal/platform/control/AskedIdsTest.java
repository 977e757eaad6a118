package io.loggia.portal.platform.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AskedIdsTest {

    @Test
    void parse_namedTwice_isOne() {
        MediaId id = MediaId.random();

        assertThat(AskedIds.parse(List.of(id.toString(), "", id.toString()), MediaId::parse))
                .containsExactly(id);
    }

    @Test
    void parse_noneNamed_isNoFilter() {
        assertThat(AskedIds.parse(null, MediaId::parse)).isNull();
        assertThat(AskedIds.parse(List.of(""), MediaId::parse)).isNull();
    }

    @Test
    void parse_moreThanAPageHolds_isRefused() {
        List<String> most = ids(AskedIds.MOST);
        assertThat(AskedIds.parse(most, MediaId::parse)).hasSize(AskedIds.MOST);

        List<String> more = ids(AskedIds.MOST + 1);
        assertThatThrownBy(() -> AskedIds.parse(more, MediaId::parse))
                .isInstanceOfSatisfying(
                        LoggiaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
    }

    private static List<String> ids(int count) {
        return Stream.generate(() -> MediaId.random().toString()).limit(count).toList();
    }
}
