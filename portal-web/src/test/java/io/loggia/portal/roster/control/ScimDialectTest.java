package io.loggia.portal.roster.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.captaingoldfish.scim.sdk.common.exceptions.BadRequestException;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScimDialectTest {

    private static final String URN = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    /** The operations that one operation of a client comes to. */
    private static String operations(String operation) {
        try (JsonReader reader = Json.createReader(
                new StringReader(ScimDialect.patch("{\"Operations\":[" + operation.replace('\'', '"') + "]}")))) {
            return reader.readObject().getJsonArray("Operations").toString().replace('"', '\'');
        }
    }

    @ParameterizedTest
    @CsvSource({"'False',false", "'false',false", "'True',true", "'TRUE',true"})
    void active_asText_becomesABoolean(String text, boolean value) {
        assertThat(operations("{'op':'Replace','path':'active','value':'" + text + "'}"))
                .isEqualTo("[{'op':'replace','path':'active','value':" + value + "}]");
        assertThat(operations("{'op':'replace','value':{'active':'" + text + "'}}"))
                .isEqualTo("[{'op':'replace','path':'active','value':" + value + "}]");
    }

    @Test
    void valueWithoutAPath_isOneOperationForEachMember() {
        assertThat(operations("{'op':'Add','value':{'displayName':'Ann','name.givenName':'A','" + URN
                        + "':{'department':'Sales','manager':'m1'},'id':'x','schemas':[]}}"))
                .isEqualTo("[{'op':'add','path':'displayName','value':'Ann'},"
                        + "{'op':'add','path':'name.givenName','value':'A'},"
                        + "{'op':'add','path':'" + URN + ":department','value':'Sales'},"
                        + "{'op':'add','path':'" + URN + ":manager','value':{'value':'m1'}}]");
    }

    @Test
    void membersToBeRemoved_inTheValue_areNamedInThePath() {
        assertThat(operations("{'op':'Remove','path':'members','value':[{'$ref':null,'value':'a'},{'value':'b'}]}"))
                .isEqualTo("[{'op':'remove','path':'members[value eq \\'a\\']'},"
                        + "{'op':'remove','path':'members[value eq \\'b\\']'}]");
        assertThat(operations("{'op':'remove','path':'members'}")).isEqualTo("[{'op':'remove','path':'members'}]");
    }

    @Test
    void memberToBeRemoved_whoseIdWouldEndTheFilter_isRefused() {
        assertThatThrownBy(() -> ScimDialect.patch("{\"Operations\":[{\"op\":\"remove\",\"path\":\"members\","
                        + "\"value\":[{\"value\":\"a\\\" or value pr or value eq \\\"\"}]}]}"))
                .isInstanceOf(BadRequestException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "null", "{'value':''}", "[]"})
    void manager_setToNobody_isTakenAway(String value) {
        assertThat(operations("{'op':'replace','path':'manager','value':" + value + "}"))
                .isEqualTo("[{'op':'remove','path':'" + URN + ":manager'}]");
    }

    @Test
    void emailByItsType_isTheWholeList() {
        assertThat(operations("{'op':'Add','path':'emails[type eq \\'work\\'].value','value':'a@b.example'}"))
                .isEqualTo("[{'op':'replace','path':'emails','value':"
                        + "[{'type':'work','primary':true,'value':'a@b.example'}]}]");
        assertThat(operations("{'op':'Remove','path':'emails[type eq \\'work\\']'}"))
                .isEqualTo("[{'op':'remove','path':'emails'}]");
    }

    @Test
    void plainValue_wrappedByAnOlderEntra_isUnwrapped() {
        assertThat(operations("{'op':'Replace','path':'displayName','value':[{'$ref':null,'value':'New'}]}"))
                .isEqualTo("[{'op':'replace','path':'displayName','value':'New'}]");
    }

    @Test
    void coreUrn_inAPath_isDropped() {
        assertThat(operations(
                        "{'op':'replace','path':'urn:ietf:params:scim:schemas:core:2.0:User:userName','value':'u'}"))
                .isEqualTo("[{'op':'replace','path':'userName','value':'u'}]");
    }

    @Test
    void resource_withTextsForBooleans_isMended() {
        assertThat(ScimDialect.resource("{\"active\":\"False\",\"emails\":[{\"value\":\"a@b\",\"primary\":\"True\"}],\""
                        + URN + "\":{\"manager\":\"m1\",\"department\":\"D\"}}"))
                .isEqualTo("{\"active\":false,\"emails\":[{\"value\":\"a@b\",\"primary\":true}],\"" + URN
                        + "\":{\"manager\":{\"value\":\"m1\"},\"department\":\"D\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "\"x\"", "{\"a\":\"\\u0000\"}", "{\"a\":[{\"b\":\"\\u0000\"}]}"})
    void body_thatIsNoObjectOrHoldsNul_isRefused(String body) {
        assertThatThrownBy(() -> ScimDialect.resource(body)).isInstanceOf(BadRequestException.class);
    }

    @Test
    void filter_thatComparesAReference_comparesItsValue() {
        assertThat(ScimDialect.filter("id eq \"1\" and members eq \"2\""))
                .isEqualTo("id eq \"1\" and members.value eq \"2\"");
        assertThat(ScimDialect.filter(URN + ":manager eq \"2\"")).isEqualTo(URN + ":manager.value eq \"2\"");
        assertThat(ScimDialect.filter("members[value eq \"2\"]")).isEqualTo("members[value eq \"2\"]");
    }
}
