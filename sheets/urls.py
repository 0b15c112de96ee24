from django.urls import path

from sheets.views import comparison, deciding, preview, sheets

app_name = "sheets"
urlpatterns = [
    path("organisations/<str:code>/sheets/", sheets.sheets, name="sheets"),
    path("organisations/<str:code>/sheets/new/", sheets.sheet_new, name="new"),
    path("sheets/<int:pk>/", preview.sheet, name="sheet"),
    path("sheets/<int:pk>/header/", sheets.sheet_header, name="header"),
    path("sheets/<int:pk>/columns/", sheets.sheet_columns, name="columns"),
    path("sheets/<int:pk>/meanings/", sheets.sheet_meanings, name="meanings"),
    path("sheets/<int:pk>/discard/", sheets.sheet_discard, name="discard"),
    path("sheets/<int:pk>/read/", preview.sheet_read, name="read"),
    path("sheets/<int:pk>/leave-out/", deciding.sheet_leave_out, name="leave_out"),
    path("sheets/<int:pk>/decide/", deciding.sheet_decide, name="decide"),
    path("sheets/<int:pk>/apply/", preview.sheet_apply, name="apply"),
    path("sheets/<int:pk>/undo/", preview.sheet_undo, name="undo"),
    path("sheets/<int:pk>/print/", comparison.sheet_print, name="print"),
    path("sheets/rows/<int:pk>/", deciding.sheet_row, name="row"),
    path("sheets/rows/<int:pk>/mend/", comparison.sheet_mend, name="mend"),
]
