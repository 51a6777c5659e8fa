#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

namespace convene::email {

// "Sample Delegate" or nearly so, as people of many countries might be called, and what else they
// type where a name is asked for. All as tidy_line() leaves them.
inline std::vector<std::string> typed_names() {
  return {"Sample Delegate",
          "Sámple Łelegate",
          "مندوب نموذجي",
          "נציג לדוגמה",
          "示例代表",
          "サンプル 代表者",
          "견본 대표",
          "Образец Делегат",
          "Δείγμα Αντιπρόσωπος",
          "नमूना प्रतिनिधि",
          "ตัวแทนตัวอย่าง",
          "Sample 👩‍👩‍👧‍👦 Delegate 🏳️‍🌈",
          "S\u0301ample De\u0301le\u0301gate",
          "Sample \"Sam\" Delegate",
          "Delegate, Sample",
          "Sample\\Delegate\\",
          "\"",
          "\\",
          "Dr. S. Delegate",
          "O'Sample-Delegate",
          "O’Sample Delegate",
          "Sample_Delegate",
          "Sample (Delegate)",
          "(",
          "Sample; Delegate: all",
          "<all@school.example>",
          "all@school.example, x",
          "=?utf-8?Q?x?=",
          "=?utf-8?B?eA==?= Delegate",
          "Sample =?iso-8859-1?q?=E9?=",
          "=?",
          "?= =",
          "a=?b?c?d?=e",
          "50 % + 50 % = 100 %",
          std::string(100, 'x'),
          std::string(60, '"'),
          "Sample " + std::string(93, 'x')};
}

// A hundred characters and more of each alphabet, with blanks and without.
inline std::vector<std::string> long_texts() {
  std::vector<std::string> texts;
  for (const std::string word :
       {"Delegate", "Délégate", "مندوب", "代表", "代", "Делегат", "👩‍👩‍👧‍👦",
        "प्रतिनिधि", "ตัวแทน", "a,b", "\"\\", "=?x?="}) {
    std::string spaced;
    std::string joined;
    while (joined.size() < 400) {
      spaced += spaced.empty() ? word : ' ' + word;
      joined += word;
    }
    texts.push_back(spaced);
    texts.push_back(joined);
  }
  return texts;
}

// What somebody might type who wants a mail to have a header, a recipient or a body of theirs.
inline std::vector<std::string> attacks() {
  const std::string header = "Bcc: all@school.example";
  std::vector<std::string> texts;
  for (const std::string line_break : {"\r\n",
                                       "\n",
                                       "\r",
                                       "\r\n\r\n",
                                       "\v",
                                       "\f",
                                       "\u0085",
                                       "\u2028",
                                       "\u2029",
                                       "\x1E",
                                       "%0d%0a",
                                       "=0D=0A",
                                       "\\r\\n",
                                       "\xED\xA0\x8D\xED\xA0\x8A",
                                       "\xC0\x8D\xC0\x8A",
                                       "\xC4\x8D\xC4\x8A",
                                       "\xC2",
                                       "\xE2\x80",
                                       "\xFF",
                                       "\xF4\x90\x80\x80"}) {
    texts.push_back(fmt::format("Sample{}{}", line_break, header));
    texts.push_back(fmt::format("Sample{} {}", line_break, header));
    texts.push_back(fmt::format("{0}{1}{0}", line_break, header));
  }
  texts.push_back(std::string("Sample\0", 7) + header);
  texts.push_back("Sample\" <all@school.example>, \"x");
  texts.push_back("Sample <all@school.example>");
  texts.push_back("Sample\r\n\r\n<p>another body</p>");
  texts.push_back("=?utf-8?q?Sample?=\r\n =?utf-8?q?=0D=0ABcc:_all@school.example?=");
  texts.push_back("=?utf-8?b?DQpCY2M6IGFsbEBzY2hvb2wuZXhhbXBsZQ==?=");
  return texts;
}

}  // namespace convene::email
