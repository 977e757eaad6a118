package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

@ResourceLock(PortalServer.SHARED)
class CaptionsIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static final String WEBVTT =
            "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ann>Leave the <b>building</b>\n\n00:04.000 --> 00:09.000\nand walk\n";
    private static final String SUBRIP = "1\n00:00:01,000 --> 00:00:04,000\n<i>Bitte</i> gehen\n";

    private PortalClient author;
    private String item;
    private String captions;

    /** An item exists from the creation of its upload on, and so can its captions. */
    @BeforeEach
    void createItem() {
        author = SERVER.signIn("author");
        String name = Base64.getEncoder().encodeToString("drill.mp4".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> created = author.send(
                "POST",
                "/api/v1/uploads",
                BodyPublishers.noBody(),
                Map.of("Tus-Resumable", "1.0.0", "Upload-Length", "1000", "Upload-Metadata", "filename " + name));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        item = created.headers().firstValue("Loggia-Media-Id").orElseThrow();
        captions = "/api/v1/media/" + item + "/captions";
    }

    private HttpResponse<String> put(PortalClient client, String language, String file) {
        return client.send(
                "PUT", captions + "/" + language, BodyPublishers.ofString(file), Map.of("Content-Type", "text/plain"));
    }

    @Test
    void put_webVttAndSubRip_comeBackAsWebVtt() {
        HttpResponse<String> stored = put(author, "en-gb", WEBVTT);
        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);
        assertThat(put(author, "de", SUBRIP).statusCode()).isEqualTo(200);

        JsonNode tracks = author.getJson(captions).path("items");
        assertThat(tracks.size()).isEqualTo(2);
        assertThat(tracks.get(0).path("label").asString()).isEqualTo("Deutsch");
        assertThat(tracks.get(1).path("language").asString()).isEqualTo("en-GB");
        assertThat(tracks.get(1).path("cues").asInt()).isEqualTo(2);

        HttpResponse<String> german = author.get(tracks.get(0).path("url").asString());
        assertThat(german.body()).startsWith("WEBVTT\n").contains("00:00:01.000 --> 00:00:04.000\nBitte gehen\n");
        assertThat(german.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/vtt"));
        assertThat(german.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void put_sameLanguageAgain_replacesTheTrack() {
        put(author, "en", WEBVTT);
        put(author, "EN", SUBRIP);

        assertThat(author.getJson(captions).path("items").size()).isEqualTo(1);
        assertThat(author.get(captions + "/en").body()).contains("Bitte");
    }

    @Test
    void put_malformedFile_namesTheLine() {
        HttpResponse<String> refused = put(author, "en", "WEBVTT\n\nsoon --> 00:04.000\nwords\n");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(PortalClient.json(refused).path("code").asString()).isEqualTo("invalid-captions");
        assertThat(PortalClient.json(refused).path("line").asInt()).isEqualTo(3);
        assertThat(author.getJson(captions).path("items").size()).isZero();
    }

    @Test
    void put_ttmlAndSbv_comeBackAsSubRip() {
        HttpResponse<String> ttml = put(
                author,
                "de",
                "<tt xmlns='http://www.w3.org/ns/ttml' xml:lang='en'><body><div begin='1s'><p end='2.5s'>"
                        + "<span>Bitte<br/>gehen</span></p></div></body></tt>");
        assertThat(ttml.statusCode()).as(ttml.body()).isEqualTo(200);
        assertThat(PortalClient.json(ttml).path("warnings").toString()).contains("its language is en");
        assertThat(put(author, "fr", "0:00:01.000,0:00:02.000\nAllez[br]vite\n").statusCode())
                .isEqualTo(200);

        HttpResponse<String> german = author.get(captions + "/de?format=srt");
        assertThat(german.body()).isEqualTo("1\n00:00:01,000 --> 00:00:03,500\nBitte\ngehen\n\n");
        assertThat(german.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/x-subrip"));
        assertThat(german.headers().firstValue("Content-Disposition")).contains("attachment");
        assertThat(german.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(author.get(captions + "/fr?format=vtt").body())
                .startsWith("WEBVTT\n")
                .contains("Allez\nvite");
        assertThat(author.get(captions + "/fr?format=exe").statusCode()).isEqualTo(400);
        assertThat(author.get(captions + "/it?format=srt").statusCode()).isEqualTo(404);
    }

    @Test
    @Tag("D18")
    void put_xmlThatAsksForFiles_isRefused() {
        HttpResponse<String> refused = put(
                author,
                "en",
                "<!DOCTYPE tt [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>\n<tt xmlns='http://www.w3.org/ns/ttml'><body><div>"
                        + "<p begin='1s' end='2s'>&x;</p></div></body></tt>");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("document type").doesNotContain("root");
    }

    @Test
    void put_transcriptWithoutTimes_isRefused_sayingThatTheyCouldBeEstimated() {
        HttpResponse<String> refused = put(author, "en", "Welcome to the plant.\nMind the step.\n");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(PortalClient.json(refused).path("untimed").asBoolean()).isTrue();

        HttpResponse<String> early = put(author, "en?untimed=spread", "Welcome to the plant.\n");
        assertThat(early.statusCode()).as("nothing is known of the film yet").isEqualTo(422);
        assertThat(early.body()).contains("length");
        assertThat(put(author, "en?untimed=yes", "Welcome.\n").statusCode()).isEqualTo(400);
        assertThat(PortalClient.json(put(author, "en", "{\"a\":1}")).has("untimed"))
                .isFalse();
    }

    @Test
    void files_toKeep_areForThoseWhoMayDownload() {
        put(author, "en", WEBVTT);
        Studio studio = new Studio(author);
        studio.publish(item, "*");
        PortalClient viewer = SERVER.signIn("viewer");

        assertThat(viewer.get(captions + "/en").statusCode()).isEqualTo(200);
        assertThat(viewer.get(captions + "/en?format=srt").statusCode()).isEqualTo(403);
        assertThat(viewer.get(captions + "/en?format=vtt").statusCode()).isEqualTo(403);

        studio.change(item, Map.of("downloads", true));
        assertThat(viewer.get(captions + "/en?format=srt").body()).contains("Ann: Leave the building");
    }

    @Test
    void put_malformedLanguage_isRefused() {
        assertThat(put(author, "en_GB", WEBVTT).statusCode()).isEqualTo(400);
    }

    @Test
    @Tag("A13")
    @Tag("A14")
    void put_markup_comesBackAsText() {
        put(author, "en", "WEBVTT\n\n00:01.000 --> 00:02.000\n&lt;script&gt;alert(1)&lt;/script&gt;\n");

        assertThat(author.get(captions + "/en").body())
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script");
    }

    @Test
    void delete_removesTheTrack_onceOnly() {
        put(author, "en", WEBVTT);

        assertThat(author.delete(captions + "/en").statusCode()).isEqualTo(204);
        assertThat(author.delete(captions + "/en").statusCode()).isEqualTo(404);
        assertThat(author.get(captions + "/en").statusCode()).isEqualTo(404);
    }

    @Test
    void draft_isHiddenFromOthers_andNeedsSignIn() {
        put(author, "en", WEBVTT);
        PortalClient viewer = SERVER.signIn("viewer");

        assertThat(viewer.get(captions).statusCode()).isEqualTo(404);
        assertThat(viewer.get(captions + "/en").statusCode()).isEqualTo(404);
        assertThat(put(viewer, "en", WEBVTT).statusCode()).isEqualTo(404);
        assertThat(viewer.delete(captions + "/en").statusCode()).isEqualTo(404);
        assertThat(SERVER.anonymous().get(captions + "/en").statusCode()).isEqualTo(401);
    }
}
