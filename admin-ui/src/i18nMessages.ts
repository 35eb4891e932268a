import base from 'ra-language-chinese';
import type { TranslationMessages } from 'react-admin';

/** What the language package lacks or says unhappily; together they cover every key of react-admin. */
const completed = {
  action: {
    add_filter: '添加筛选',
    back: '返回',
    bulk_actions: '已选 %{smart_count} 项',
    clear_array_input: '清空列表',
    clear_input_value: '清空',
    create_item: '新建“%{item}”',
    move_down: '下移',
    move_up: '上移',
    open: '打开',
    remove_all_filters: '清除全部筛选',
    remove_filter: '移除此筛选',
    reset: '重置',
    search: '搜索',
    search_columns: '查找列',
    select_all: '全选本页',
    select_all_button: '选择全部',
    select_columns: '显示列',
    select_row: '选择此行',
    toggle_theme: '切换明暗',
    unselect: '取消选择',
    update: '更新',
    update_application: '重新加载',
  },
  auth: {
    email: '邮箱',
    logout: '退出登录',
    sign_in_error: '用户名或密码不正确',
    user_menu: '账户',
  },
  configurable: {
    customize: '自定义',
    configureMode: '设置本页',
    inspector: {
      title: '页面设置',
      content: '把指针移到页面元素上即可设置',
      reset: '恢复默认',
      hideAll: '全部隐藏',
      showAll: '全部显示',
    },
    Datagrid: { title: '表格', unlabeled: '第 %{column} 列（无名称）' },
    SimpleForm: { title: '表单', unlabeled: '第 %{input} 项（无名称）' },
    SimpleList: {
      title: '列表',
      primaryText: '主要内容',
      secondaryText: '次要内容',
      tertiaryText: '附加内容',
    },
  },
  guesser: { empty: { title: '没有可显示的数据', message: '请检查数据来源' } },
  message: {
    access_denied: '您的角色无权查看本页。',
    are_you_sure: '确定要这样做吗？',
    auth_error: '核对登录状态时出错，请重新登录。',
    authentication_error: '未能核对您的登录状态，请稍后重试。',
    bulk_update_content: '确定更新所选的 %{smart_count} 项吗？',
    bulk_update_title: '更新 %{smart_count} 项',
    clear_array_input: '确定清空整个列表吗？',
    details: '详情',
    error: '页面出现错误，操作未完成。',
    loading: '正在加载，请稍候',
    not_found: '没有找到这个页面，请检查地址',
    placeholder_data_warning: '网络异常：数据未能更新。',
    select_all_limit_reached: '数量过多，仅选中前 %{max} 项。',
    unsaved_changes: '有内容尚未保存，确定离开吗？',
  },
  navigation: {
    clear_filters: '清除筛选',
    current_page: '第 %{page} 页',
    first: '第一页',
    last: '最后一页',
    next: '下一页',
    no_filtered_results: '没有符合筛选条件的%{name}',
    no_results: '没有%{name}',
    page: '转到第 %{page} 页',
    page_range_info: '第 %{offsetBegin}–%{offsetEnd} 条，共 %{total} 条',
    page_rows_per_page: '每页行数',
    partial_page_range_info: '第 %{offsetBegin}–%{offsetEnd} 条，共多于 %{offsetEnd} 条',
    previous: '上一页',
  },
  notification: {
    application_update_available: '有新版本，请重新加载。',
    data_provider_error: '读取数据时出错，请重试。',
    http_error: '未能连接到服务器，请稍后重试。',
    logged_out: '登录已失效，请重新登录；登录后会回到原来的页面。',
    not_authorized: '您的角色无权查看此内容。',
    offline: '网络未连接，未能读取数据。',
  },
  page: {
    access_denied: '无权访问',
    authentication_error: '登录状态异常',
    empty: '还没有%{name}',
    error: '出现错误',
    invite: '是否新建？',
    list: '%{name}',
    not_found: '页面不存在',
    show: '%{name} %{recordRepresentation}',
    edit: '%{name} %{recordRepresentation}',
  },
  saved_queries: {
    label: '已存筛选',
    query_name: '名称',
    new_label: '保存当前筛选…',
    new_dialog_title: '保存当前筛选为',
    remove_label: '删除已存筛选',
    remove_label_with_name: '删除“%{name}”',
    remove_dialog_title: '删除已存筛选？',
    remove_message: '确定从列表中删除这个筛选吗？',
    help: '先设置筛选，再保存以便下次使用',
  },
  sort: { sort_by: '按%{field_lower_first}%{order}排列', ASC: '升序', DESC: '降序' },
  validation: { required: '必填', unique: '不能重复' },
};

type Tree = { [key: string]: string | Tree };

/** The second tree laid over the first. */
function merge(under: Tree, over: Tree): Tree {
  const result: Tree = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const below = result[key];
    result[key] = typeof value === 'object' && typeof below === 'object' ? merge(below, value) : value;
  }
  return result;
}

export const chineseMessages = merge(base as unknown as Tree, {
  ra: completed,
}) as unknown as TranslationMessages;
