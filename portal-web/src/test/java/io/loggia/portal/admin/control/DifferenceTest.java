package io.loggia.portal.admin.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    @Test
    void between_twoStates_holdsWhatChangedAlone() {
        Difference difference = Difference.between(
                state("Vera", "Sales / Sales North", List.of("VIEWER"), true),
                state("Vera", null, List.of("VIEWER", "AUTHOR"), false));

        assertThat(difference.before())
                .isEqualTo("{\"department\":\"Sales / Sales North\",\"roles\":[\"VIEWER\"],\"enabled\":true}");
        assertThat(difference.after())
                .isEqualTo("{\"department\":null,\"roles\":[\"VIEWER\",\"AUTHOR\"],\"enabled\":false}");
    }

    @Test
    void between_equalStates_isEmpty() {
        Map<String, @Nullable Object> state = state("Vera \"V\" \u2028", null, List.of(), true);

        assertThat(Difference.between(state, state).isEmpty()).isTrue();
    }

    @Test
    void made_leavesOutWhatIsNotThere() {
        Difference difference = Difference.made(state("Vera \"V\"", null, List.of(), true));

        assertThat(difference.before()).isNull();
        assertThat(difference.after()).isEqualTo("{\"name\":\"Vera \\\"V\\\"\",\"roles\":[],\"enabled\":true}");
        assertThat(difference.isEmpty()).isFalse();
    }

    private static Map<String, @Nullable Object> state(
            String name, @Nullable String department, List<String> roles, boolean enabled) {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        state.put("name", name);
        state.put("department", department);
        state.put("roles", roles);
        state.put("enabled", enabled);
        return state;
    }
}
