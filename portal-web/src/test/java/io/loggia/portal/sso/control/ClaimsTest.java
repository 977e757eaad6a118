package io.loggia.portal.sso.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.portal.sso.control.Claims.Source;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimsTest {

    @Test
    void values_ofList_areItsElements() {
        assertThat(idToken("{\"groups\":[\"/Sales\",\"/Staff\"]}").values("groups"))
                .containsExactly("/Sales", "/Staff");
    }

    @Test
    void values_ofSingleValue_areThatValue() {
        assertThat(idToken("{\"groups\":\"/Sales\"}").values("groups")).containsExactly("/Sales");
    }

    @Test
    void values_ofOtherKinds_areText() {
        Claims claims = idToken("{\"n\":7,\"yes\":true,\"mixed\":[1,\"a\",{\"b\":2}]}");

        assertThat(claims.values("n")).containsExactly("7");
        assertThat(claims.values("yes")).containsExactly("true");
        assertThat(claims.values("mixed")).containsExactly("1", "a", "{\"b\":2}");
    }

    @Test
    void values_ofPath_areOfTheInnerClaim() {
        Claims claims = idToken("{\"resource_access\":{\"loggia.web\":{\"roles\":[\"author\"]}}}");

        assertThat(claims.values("resource_access.loggia.web.roles")).containsExactly("author");
    }

    @Test
    void values_ofNameWithDots_areOfThatName() {
        Claims claims =
                idToken("{\"https://example.com/roles\":[\"author\"],\"a\":{\"b\":\"inner\"},\"a.b\":\"whole\"}");

        assertThat(claims.values("https://example.com/roles")).containsExactly("author");
        assertThat(claims.values("a.b")).containsExactly("whole");
    }

    @Test
    void values_ofAbsentNullOrWrongPath_areNone() {
        Claims claims = idToken("{\"nothing\":null,\"text\":\"x\",\"empty\":[]}");

        assertThat(claims.values("absent")).isEmpty();
        assertThat(claims.values("nothing")).isEmpty();
        assertThat(claims.values("text.inner")).isEmpty();
        assertThat(claims.values("empty")).isEmpty();
        assertThat(claims.values("")).isEmpty();
        assertThat(claims.values(".")).isEmpty();
    }

    @Test
    void values_inSeveralSources_areOfTheIdTokenThenUserInfoThenAccessToken() {
        Claims claims = new Claims(Map.of(
                Source.ACCESS_TOKEN, json("{\"a\":\"access\",\"b\":\"access\",\"c\":\"access\"}"),
                Source.USER_INFO, json("{\"a\":\"info\",\"b\":\"info\"}"),
                Source.ID_TOKEN, json("{\"a\":\"id\",\"b\":null}")));

        assertThat(claims.values("a")).containsExactly("id");
        assertThat(claims.values("b")).containsExactly("info");
        assertThat(claims.values("c")).containsExactly("access");
    }

    @Test
    void first_skipsBlankValues() {
        assertThat(idToken("{\"name\":[\" \",\"Ada\"]}").first("name")).contains("Ada");
        assertThat(idToken("{\"name\":\"\"}").first("name")).isEmpty();
    }

    private static Claims idToken(String text) {
        return new Claims(Map.of(Source.ID_TOKEN, json(text)));
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
