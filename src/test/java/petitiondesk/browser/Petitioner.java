package petitiondesk.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A villager on the public pages, with the number and the query code that his receipt shows. */
record Petitioner(Chromium chromium, String address, String number, String queryCode) {

    private static final int PHONE = 390;

    /** Submits what has been filled in and keeps the receipt; pictures are named after the step. */
    static Petitioner submits(Chromium chromium, String address, Page form, String picture) {
        chromium.screenshot(form, picture);
        form.locator("#petition button[type=submit]").click();
        Locator done = form.locator("#done");
        done.waitFor();
        chromium.screenshot(form, picture + "ted");
        String text = done.innerText();
        String number = first(text, "XF\\d{4}-\\d{6}");
        String code = first(text.replace(number, ""), "[2-9A-HJKMNP-Z]{5}[ -]?[2-9A-HJKMNP-Z]{5}");
        form.close();
        return new Petitioner(chromium, address, number, code);
    }

    /** Follows his matter on a phone. */
    Page follows() {
        Page page = chromium.newPage(PHONE, 844);
        page.navigate(address + "/follow");
        page.locator("input[name=number]").fill(number);
        page.locator("input[name=queryCode]").fill(queryCode);
        page.locator("main form button[type=submit]").first().click();
        page.locator("main").getByText(number).first().waitFor();
        page.locator("main").getByText("已收到").first().waitFor();
        return page;
    }

    private static String first(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group();
    }
}
