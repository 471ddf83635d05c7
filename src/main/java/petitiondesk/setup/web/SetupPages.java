package petitiondesk.setup.web;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The administrators' pages for the organisation and the category trees; the browser fills them over the API. */
@Controller
class SetupPages {

    private static final String DISPUTE_TYPES = "dispute-types";

    private final Administrators administrators;

    SetupPages(Administrators administrators) {
        this.administrators = administrators;
    }

    /** Something to ask for beside the files. */
    record Option(String name, String label, String hint) {}

    @GetMapping("/desk/organisation")
    String organisation(Model model) {
        administrators.check();
        model.addAttribute("subject", "organisation");
        model.addAttribute(
                "options",
                List.of(
                        new Option("completePeople", "人员名单是完整的", "名单中没有的人员视为离职，立即不能登录。"),
                        new Option("completeUnits", "单位名单是完整的", "名单中没有的单位停用。"),
                        new Option("completeDistricts", "管区名单是完整的", "名单中没有的管区停用。"),
                        new Option("completeVillages", "村名单是完整的", "名单中没有的村停用。")));
        return "organisation";
    }

    @GetMapping("/desk/categories")
    String categories(@RequestParam(required = false) String tree, Model model) {
        administrators.check();
        model.addAttribute("subject", DISPUTE_TYPES.equals(tree) ? DISPUTE_TYPES : "categories");
        model.addAttribute("options", List.of(new Option("complete", "这份分类是完整的", "文件中没有的分类停用：不再供选择，原有事项照常显示。")));
        return "categories";
    }
}
