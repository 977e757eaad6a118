package io.loggia.search.analysis;

import static io.loggia.search.TestMedia.titled;
import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.search.SearchFixture;
import io.loggia.search.query.SearchHit;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TongueTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "en, She deployed the services, deploying service",
        "de, Die Brandschutzschulung beginnt heute, Schulung",
        "de, Die Schulung zum Datenschutz, Datenschutzschulung",
        "de, Im Arbeitsvertrag steht die Kündigungsfrist, vertraege",
        "de, Die Maßnahmen der Häuser, massnahme haus",
        "fr, Les employées de l'entreprise ont déployé, employe entreprise",
        "es, Las máquinas nuevas funcionan, maquina nueva",
        "it, Le macchine dell'azienda sono sicure, macchina azienda",
        "pt, As máquinas são seguras e rápidas, maquina rapida",
        "nl, De vergaderingen zijn afgelopen, vergadering",
        "sv, Säkerheten på arbetsplatserna, sakerhet",
        "ru, Обучение сотрудников безопасности, сотрудник безопасность",
        "ru, Ещё один новый отчёт, отчет",
        "ar, يتعلم الموظفون السلامة في المصانع, المصنع",
        "ar, هذه الشَّرِكَة كبيرة, شركة",
        "ja, 安全衛生の研修を受けました, 研修 受ける",
        "ja, ｺﾝﾋﾟｭｰﾀの設定を変更する, コンピュータ",
        "zh, 我们今天学习消防安全知识, 消防 安全",
        "zh, 请打开数据库服务器, 服务器",
        "zh, 每三个月更改密码, 密码更改",
        "zh, 请更改密码, 更改密碼",
        "zh, 請更改密碼, 密码更改",
        "zh-TW, 報銷差旅費, 差旅费报销",
        "ja, パスワードを変更する, パスワード変更",
        "ja, 火災が起きたら階段で避難します, 避難は階段",
        "th, พนักงานทุกคนต้องเปลี่ยนรหัสผ่าน, รหัสผ่านพนักงาน",
        "ko, 비밀번호를 변경합니다, 비밀번호변경",
        "ko, 안전 교육을 받았습니다, 교육",
        "ko, 회사에서 보안을 배웁니다, 보안",
        "cy, Croeso i Gaerdydd, gaerdydd",
        "tr, Güvenlik eğitimi başladı, egitimi"
    })
    void word_inAnotherForm_isFoundAndShownInItsTranscript(String language, String said, String asked)
            throws IOException {
        try (SearchFixture search = new SearchFixture(folder)) {
            search.with(
                    titled("1").said("en", "nothing of the kind").said(language, "...", said),
                    titled("2").said("en", "other words").said("de", "andere Worte"));

            assertThat(search.titles(asked + " ")).as(asked).containsExactly("1");
            SearchHit hit = search.first(asked + " ");
            assertThat(hit.moments()).hasSize(1);
            assertThat(hit.moments().getFirst().language()).isEqualTo(language);
            assertThat(hit.moments().getFirst().snippetHtml()).contains("<mark>");
        }
    }

    @ParameterizedTest
    @CsvSource({"Brandschutzschulungen, brandschutz", "安全研修, 研修", "ｆｕｌｌ　ｗｉｄｔｈ, full", "Отчёты, отчет"})
    void title_ofUnknownLanguage_isAnalysedInThoseItsLettersAllow(String title, String asked) throws IOException {
        try (SearchFixture search = new SearchFixture(folder)) {
            search.with(titled(title));

            assertThat(search.titles(asked + " ")).containsExactly(title);
        }
    }

    @Test
    void query_inOneLanguage_leavesOutTheFillersOfThatLanguageAlone() throws IOException {
        try (SearchFixture search = new SearchFixture(folder)) {
            search.with(
                    titled("1").said("fr", "comment changer votre mot de passe"),
                    titled("2").said("en", "ai in the office"),
                    titled("3").said("en", "ethics in the office"));

            assertThat(search.titles("pourquoi est-ce que je dois changer le mot de passe "))
                    .containsExactly("1");
            assertThat(search.titles("ai office ")).containsExactly("2");
        }
    }
}
